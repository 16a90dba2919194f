using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// What the assessment of some households came to before the transaction that stores it. It holds while the ledger's revision is the one
/// it was made with and nobody else has warned of anybody since.
/// </summary>
/// <param name="Households">In order.</param>
/// <param name="Revision">The ledger's.</param>
/// <param name="LastWarning">The newest warning known then.</param>
/// <param name="Warned">How many of the households had been warned of by then.</param>
/// <param name="Warnings">Of households on the roster that were never warned of: ready to be stored.</param>
/// <param name="Tasks">Of the same households.</param>
/// <param name="Assigned">Those of them that a township has got by it.</param>
/// <param name="HeldBack">Of the same households: warnings that a silence keeps from making a task.</param>
/// <param name="Silences">The version of the silences known then.</param>
/// <param name="Open">The other households that are concerned, with what is due: they depend on what the store holds of them.</param>
/// <param name="Failed">Those that cannot be assessed.</param>
internal sealed record AssessedChunk(
    IReadOnlyList<SubjectKey> Households, long Revision, long LastWarning, int Warned, IReadOnlyList<WarningWrite> Warnings, IReadOnlyList<TaskWrite> Tasks,
    IReadOnlyList<VerificationTask> Assigned, IReadOnlyList<HeldBackWarning> HeldBack, long Silences, IReadOnlyList<(SubjectKey Household, IReadOnlyList<DueWarning> Due)> Open,
    FailedHouseholds Failed);
