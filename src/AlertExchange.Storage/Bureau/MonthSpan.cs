using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Bureau;

/// <summary>How many things were told of first in one month and last in another.</summary>
public sealed record MonthSpan(Period First, Period Last, int Count);
