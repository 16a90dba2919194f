using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>A file that a liaison hands in.</summary>
public sealed record SubmitRequest
{
    /// <summary>The name the liaison knows the file by.</summary>
    public required string FileName { get; init; }

    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    /// <summary>Overrides recognition of the form.</summary>
    public AlertKind? Kind { get; init; }

    /// <summary>Rows of earlier files that are not in this one stay.</summary>
    public bool Append { get; init; }

    /// <summary>Takes the file although more rows than allowed were rejected.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Column heading → field, given by hand.</summary>
    public IReadOnlyDictionary<string, string> Bindings { get; init; } = new Dictionary<string, string>();

    public string? SubmittedBy { get; init; }
}
