using System.ComponentModel;
using AlertExchange.Pipeline.Connecting;

namespace AlertExchange.Web.Api.Tasks;

/// <summary>Somebody of a task's household.</summary>
public sealed record TaskPersonAnswer(
    string PersonCode,
    string? Name,
    [property: Description("身份证号；没有权限 people:read 时只有前 6 位和后 4 位。")] string? CitizenId,
    [property: Description("与户主关系；花名册外的人没有。")] string? Relation)
{
    internal static TaskPersonAnswer Of(HouseholdMember member) => new(member.PersonCode, member.Name, member.CitizenId, member.Relation);

    /// <summary>Somebody is never printed.</summary>
    public override string ToString() => PersonCode;
}
