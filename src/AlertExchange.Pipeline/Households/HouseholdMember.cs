using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Households;

/// <summary>Somebody who lives in a household, as pages may show them: nothing in it is whole that points at a person elsewhere.</summary>
/// <param name="Code">人编号; the key of somebody on no roster.</param>
/// <param name="Name">Null where no department told it.</param>
/// <param name="Age">Full years today; null where nobody knows.</param>
/// <param name="MaskedId">Null where the roster has none.</param>
/// <param name="IdState">Whether the id can be one.</param>
/// <param name="MaskedPhone">Null where there is none.</param>
public sealed record HouseholdMember(
    string Code, string? Name, string? Relation, string? Sex, int? Age, string? MaskedId, CitizenIdState IdState, string? MaskedPhone, string? SchoolStatus, bool IsHead)
{
    /// <summary>Somebody is never printed.</summary>
    public override string ToString() => $"{nameof(HouseholdMember)} {{ {Code} }}";
}
