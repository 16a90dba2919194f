using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Everything there is to say of one warning.</summary>
/// <param name="Rule">As the profile in force has it; null where it knows the rule no more.</param>
/// <param name="Arithmetic">How the figure came about and what it is held against, in Chinese.</param>
/// <param name="Rows">The rows behind it that are still there.</param>
/// <param name="Tasks">Every task that lists it, the newest last.</param>
public sealed record WarningDetail(
    ListedWarning Listed, PolicyRule? Rule, string Arithmetic, IReadOnlyList<CountedRow> Rows, IReadOnlyList<WarningEvent> History, IReadOnlyList<VerificationTask> Tasks);
