using System.Runtime.InteropServices;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Roster;

/// <summary>The simple quality findings of a roster. Pure; findings stand in the order of the file, people's before households'.</summary>
public static class RosterQuality
{
    public static IReadOnlyList<RosterFinding> Find(IEnumerable<RosterPerson> persons)
    {
        var findings = new List<RosterFinding>();
        var byId = new Dictionary<ulong, Seen>();
        var byPersonCode = new Dictionary<string, string>(StringComparer.Ordinal);
        var heads = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in persons)
        {
            var headCount = person.IsHead ? 1 : 0;
            CollectionsMarshal.GetValueRefOrAddDefault(heads, person.HouseholdCode, out _) += headCount;
            var isElsewhere = !byPersonCode.TryAdd(person.PersonCode, person.HouseholdCode) && byPersonCode[person.PersonCode] != person.HouseholdCode;
            if (person.CitizenId is null || !CitizenId.TryParse(person.CitizenId, out var id))
            {
                findings.Add(new RosterFinding(RosterFindingKind.UnsoundId, person.HouseholdCode, person.PersonCode, DescribeUnsound(person)));
            }
            else if (!byId.TryAdd(id.Packed, new Seen(person.HouseholdCode, person.PersonCode, person.Name)))
            {
                var seen = byId[id.Packed];
                isElsewhere |= seen.HouseholdCode != person.HouseholdCode && PersonName.Agrees(seen.Name, person.Name);
                if (!isElsewhere && (seen.PersonCode != person.PersonCode || seen.HouseholdCode == person.HouseholdCode))
                {
                    findings.Add(new RosterFinding(RosterFindingKind.DuplicateId, person.HouseholdCode, person.PersonCode, $"身份证号{id}在花名册中重复出现"));
                }
            }

            if (isElsewhere)
            {
                findings.Add(new RosterFinding(RosterFindingKind.PersonInTwoHouseholds, person.HouseholdCode, person.PersonCode, "同一人员出现在两个农户中"));
            }
        }

        foreach (var (household, count) in heads)
        {
            if (count == 0)
            {
                findings.Add(new RosterFinding(RosterFindingKind.NoHead, household, null, "该户没有户主"));
            }
            else if (count > 1)
            {
                findings.Add(new RosterFinding(RosterFindingKind.TwoHeads, household, null, $"该户有{count}名户主"));
            }
        }

        return findings;
    }

    private static string DescribeUnsound(RosterPerson person) => person.IdState switch
    {
        _ when string.IsNullOrEmpty(person.CitizenId) => "没有身份证号",
        CitizenIdState.CheckDigitFails => $"身份证号{Masked.Id(person.CitizenId)}校验位不符",
        CitizenIdState.DigitsLost => $"身份证号{Masked.Id(person.CitizenId)}末尾数字丢失",
        _ => $"身份证号{Masked.Id(person.CitizenId)}位数或字符不正确",
    };

    private readonly record struct Seen(string HouseholdCode, string PersonCode, string Name);
}
