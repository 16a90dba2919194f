namespace AlertExchange.Engine.Policies;

/// <summary>How the alerts of one window become one figure.</summary>
public enum AggregateFunction : byte
{
    /// <summary>No figure: the fact itself is the reason.</summary>
    Presence = 1,
    /// <summary>For figures that are already cumulative: the largest of the window, never the sum of months.</summary>
    Max,
    /// <summary>For events: the sum over distinct events; the same event told twice counts once, with its largest figure.</summary>
    Sum,
}
