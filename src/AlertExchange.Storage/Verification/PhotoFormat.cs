namespace AlertExchange.Storage.Verification;

/// <summary>The kinds of picture that are taken. Numbers are stored.</summary>
public enum PhotoFormat : byte
{
    Jpeg = 1,
    Png = 2,
}
