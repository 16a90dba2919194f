using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Facts;

/// <summary>The part of an alert that differs by kind. Amounts are yuan.</summary>
public abstract record AlertFacts
{
    /// <summary>The kind these facts belong to.</summary>
    public abstract AlertKind Kind { get; }

    /// <summary>The one figure that a threshold may look at, in yuan; null where the kind has none or the row does not say.</summary>
    public abstract decimal? Measure { get; }

    /// <summary>The one closed code that a rule may look at (for example a housing grade); null where the kind has none.</summary>
    public virtual string? Code => null;
}
