using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Submissions;

/// <summary>A file as it comes in.</summary>
public sealed record NewSubmission
{
    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    /// <summary>Set by <c>--kind</c>.</summary>
    public AlertKind? KindOverride { get; init; }

    /// <summary>Rows that an earlier file had and this one has not are kept.</summary>
    public bool Append { get; init; }

    /// <summary>The name the liaison knows the file by.</summary>
    public required string FileName { get; init; }

    /// <summary>The claim check: id in the sealed files, keyed digest for recognition, plain digest for the receipt.</summary>
    public required Files.StoredFile File { get; init; }

    /// <summary>When the file came in; its date is taken in the offset given, which is the place's.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Column bindings given by hand, as JSON.</summary>
    public string? BindingsJson { get; init; }

    public string? SubmittedBy { get; init; }
}
