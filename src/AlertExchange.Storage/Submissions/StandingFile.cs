using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Submissions;

/// <summary>A file of a month that counts, or is on its way to.</summary>
/// <param name="Counts">False while it is being read or matched.</param>
/// <param name="Kinds">Empty until it was read.</param>
public sealed record StandingFile(string SubmissionId, bool Counts, IReadOnlyList<AlertKind> Kinds)
{
    /// <summary>Its rows may be of one of these kinds.</summary>
    public bool MayHold(IReadOnlyCollection<AlertKind> kinds) => Kinds.Count == 0 || Kinds.Any(kinds.Contains);
}
