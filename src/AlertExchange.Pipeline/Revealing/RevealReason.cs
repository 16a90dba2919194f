namespace AlertExchange.Pipeline.Revealing;

/// <summary>Why somebody needs a value whole.</summary>
/// <param name="Code">As it stands in the audit log.</param>
/// <param name="Title">Chinese.</param>
/// <param name="NeedsNote">It says nothing without words of one's own.</param>
public sealed record RevealReason(string Code, string Title, bool NeedsNote = false)
{
    public static IReadOnlyList<RevealReason> All { get; } =
    [
        new("visit", "入户核查"),
        new("call", "电话联系"),
        new("identity", "核对身份"),
        new("petition", "信访答复"),
        new("other", "其他（请说明）", NeedsNote: true),
    ];

    /// <summary>Null when it is none.</summary>
    public static RevealReason? Find(string? code) => All.FirstOrDefault(reason => reason.Code == code);
}
