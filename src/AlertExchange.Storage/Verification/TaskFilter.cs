using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;

namespace AlertExchange.Storage.Verification;

/// <summary>Which tasks a list shows; null: all.</summary>
public sealed record TaskFilter
{
    /// <summary>One state; null: every state that is not an end, unless <see cref="Ended"/>.</summary>
    public TaskState? State { get; init; }

    /// <summary>Those that came to an end in place of the open ones.</summary>
    public bool Ended { get; init; }

    /// <summary>Every state but cancelled, in place of the open ones: what figures of a month count.</summary>
    public bool Counted { get; init; }

    /// <summary>Tasks that the month opened or touched.</summary>
    public Period? Period { get; init; }

    /// <summary>Due before this day, place date, and still in somebody's hand.</summary>
    public DateOnly? OverdueOn { get; init; }

    public string? TownshipCode { get; init; }

    /// <summary>Where the household lies.</summary>
    public string? VillageCode { get; init; }

    public OutcomeKind? Outcome { get; init; }

    /// <summary>By village, then by day; else by day alone.</summary>
    public bool ByVillage { get; init; }
}
