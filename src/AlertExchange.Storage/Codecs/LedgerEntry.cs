using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Codecs;

/// <summary>What the ledger keeps of one alert that belongs to somebody; department, kind and period are the batch's.</summary>
public readonly record struct LedgerEntry
{
    public required SubjectKey Household { get; init; }

    public required SubjectKey Person { get; init; }

    public required AlertId AlertId { get; init; }

    public required ulong EventKey { get; init; }

    /// <summary>The alert's place in its batch.</summary>
    public required int Ordinal { get; init; }

    public DateOnly? OccurredOn { get; init; }

    /// <summary>Yuan.</summary>
    public decimal? Measure { get; init; }

    public string? Code { get; init; }

    /// <summary>First year of the school year.</summary>
    public int? SchoolYear { get; init; }
}
