namespace AlertExchange.Pipeline.Connecting;

/// <summary>Somebody of a task's household.</summary>
/// <param name="CitizenId">Whole only for whoever may see it whole; null where there is none.</param>
/// <param name="Relation">To the head of the household; null for somebody on no roster.</param>
public sealed record HouseholdMember(string PersonCode, string? Name, string? CitizenId, string? Relation)
{
    /// <summary>Somebody is never printed.</summary>
    public override string ToString() => $"{nameof(HouseholdMember)} {{ {PersonCode} }}";
}
