namespace AlertExchange.Engine.Policies;

/// <summary>How often something has to happen at least.</summary>
public enum Cadence : byte
{
    Month = 1,
    Quarter,
    HalfYear,
    Year,
}
