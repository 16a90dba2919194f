using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>What somebody acts on: chosen warnings, or all that a list shows.</summary>
public abstract record WarningSelection
{
    private WarningSelection()
    {
    }

    public sealed record Chosen(IReadOnlyList<WarningId> Warnings) : WarningSelection;

    public sealed record All(WarningFilter Filter) : WarningSelection;
}
