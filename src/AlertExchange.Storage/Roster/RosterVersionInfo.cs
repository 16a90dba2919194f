namespace AlertExchange.Storage.Roster;

/// <summary>One version of the roster and how it differs from the one before.</summary>
public sealed record RosterVersionInfo
{
    /// <summary>1, 2, 3, ….</summary>
    public required int Version { get; init; }

    public required string Place { get; init; }

    public required string FileName { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public string? ImportedBy { get; init; }

    public required int People { get; init; }

    public required int Households { get; init; }

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Left { get; init; }

    /// <summary>Rows that repeated a person code of the same import; the first one counts.</summary>
    public required int Repeated { get; init; }

    /// <summary>Of versions that a program before this one imported: the first of their quality findings. Later ones have <see cref="RosterFindingRepository"/>.</summary>
    public string? FindingsJson { get; init; }
}
