using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Households;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>All that somebody needs who goes on with one task.</summary>
public sealed record TaskPaper
{
    public required TaskCard Card { get; init; }

    /// <summary>Who lives there; null where nobody knows any more.</summary>
    public HouseholdCard? Household { get; init; }

    /// <summary>What they may do with it now.</summary>
    public required IReadOnlyList<TaskAction> Possible { get; init; }

    public required IReadOnlyList<string> Checklist { get; init; }

    /// <summary>The newest last.</summary>
    public required IReadOnlyList<VerificationEvent> Course { get; init; }

    /// <summary>Of earlier tasks, the newest first.</summary>
    public required IReadOnlyList<PastVisit> Visits { get; init; }

    /// <summary>Villages of the township, to hand it to.</summary>
    public required IReadOnlyList<Placement> Villages { get; init; }

    /// <summary>Townships of the county, to send it to.</summary>
    public required IReadOnlyList<Placement> Townships { get; init; }

    /// <summary>The profile knows 先行救助, and it was not given yet.</summary>
    public required bool MayAidFirst { get; init; }

    /// <summary>Outcomes go to the bureau first.</summary>
    public required bool IsConfirmed { get; init; }
}
