namespace AlertExchange.Storage.Drafts;

/// <summary>Where an upload stands. Numbers are stored: never reuse one.</summary>
public enum DraftState : byte
{
    /// <summary>The file is stored and is being checked, or will be as soon as somebody looks.</summary>
    Checking = 1,
    /// <summary>Checked: its liaison decides.</summary>
    Checked = 2,
    /// <summary>No sheet of it is a form yet: its liaison may say what the columns mean.</summary>
    Unrecognised = 3,
    /// <summary>It cannot be taken; the file is gone, the reason is kept until it was read.</summary>
    Refused = 4,
    /// <summary>Handed in: the file is its submission's.</summary>
    Confirmed = 5,
    /// <summary>The program failed on it; it may be checked again.</summary>
    Failed = 6,
}
