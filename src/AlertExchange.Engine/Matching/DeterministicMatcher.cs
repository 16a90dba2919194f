using System.Runtime.CompilerServices;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// The first tier of matching: fixed rules for sound ids, no weights. Definite only by a valid id and an agreeing name, never by name and
/// place alone. Pure, thread-safe, and free of allocation. docs/adr/0004 says why. What it does not decide, <see cref="LinkageMatcher"/> weighs.
/// </summary>
internal sealed class DeterministicMatcher(RosterIndex roster, RowComparer comparer)
{
    /// <summary>Of a match by the very id and the very name.</summary>
    internal const short HighestScore = 1000;

    private readonly IdTable _ids = roster.Columns.IdTable;

    /// <summary>Asks the processor to fetch what a row will need soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Prefetch(in MatchQuery query) => _ids.Prefetch(query.Id.Packed);

    /// <summary>The way of nearly all rows: the id's slot holds the name as well, so that one cache miss decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryMatchExactly(in MatchQuery query, out MatchResult result)
    {
        if (query.IdState == CitizenIdState.Sound && query.Name is { } name && !query.IsAreaSignal && query.Id.Packed != 0)
        {
            var person = _ids.Find(query.Id.Packed, out var nameCode, out var isShared);
            if (person >= 0 && NameCode.Of(name) == nameCode && !isShared && (NameCode.IsExact(nameCode) || roster.NameOf(person).SequenceEqual(name)))
            {
                result = query.SaysMoreThanIdAndName
                    ? Definite(query, person, NameComparison.Same)
                    : new MatchResult(MatchOutcome.Definite, MatchStrategy.IdAndName, Exact(person), null);
                return true;
            }
        }

        result = default;
        return false;
    }

    /// <summary>Decides what else a sound id decides.</summary>
    /// <param name="result">Set where it is decided.</param>
    /// <returns>How the row stands; <see cref="FirstTierFinding.Decided"/> with a result.</returns>
    internal FirstTierFinding Decide(in MatchQuery query, out MatchResult result)
    {
        result = default;
        if (query.IsAreaSignal)
        {
            result = MatchResult.Nobody(MatchStrategy.AreaSignal);
            return FirstTierFinding.Decided;
        }

        if (query.IdState != CitizenIdState.Sound || query.Id.Packed == 0)
        {
            return FirstTierFinding.NoSoundId;
        }

        var person = _ids.Find(query.Id.Packed, out _, out var isShared);
        if (person < 0)
        {
            // Another real person, unless the id may be sound by chance.
            result = MatchResult.Nobody(MatchStrategy.OffRoster);
            return query.IdIsUpgraded || IdGrades.MayHaveLostDigits(query.Id) ? FirstTierFinding.MayHaveLostDigits : FirstTierFinding.Decided;
        }

        var name = RowComparer.NameOf(query);
        if (isShared)
        {
            return FirstTierFinding.SharedId;
        }

        if (string.IsNullOrEmpty(name))
        {
            return FirstTierFinding.NoName;
        }

        var comparison = PersonName.Compare(name, roster.NameOf(person));
        if (comparison == NameComparison.Different)
        {
            return FirstTierFinding.OtherName;
        }

        if (comparison != NameComparison.Same && query.IdIsUpgraded)
        {
            return FirstTierFinding.Upgraded;
        }

        result = Definite(query, person, comparison);
        return FirstTierFinding.Decided;
    }

    private static MatchCandidate Exact(int person) =>
        new(person, HighestScore, MatchStrategy.IdAndName, MatchAttributes.CitizenId | MatchAttributes.Name, MatchAttributes.None);

    private MatchResult Definite(in MatchQuery query, int person, NameComparison name)
    {
        // Most forms tell a place beside id and name and nothing else: then nothing else is asked.
        var (agreeing, conflicting) = query.SaysMoreThanPlace
            ? AttributesOf.Levels(comparer.CompareRest(query, person, NameLevel.Same, IdLevel.Same), query)
            : AttributesOf.IdNameAndPlace(comparer.ComparePlace(query, person), query);
        var candidate = new MatchCandidate(person, (short)(HighestScore - Doubt(name)), MatchStrategy.IdAndName, agreeing, conflicting);
        return new MatchResult(MatchOutcome.Definite, MatchStrategy.IdAndName, candidate, null);
    }

    private static int Doubt(NameComparison name) => name switch
    {
        NameComparison.SameAfterNormalization => 5,
        NameComparison.OneHomophone => 30,
        NameComparison.OneCharacterDiffers => 60,
        _ => 0,
    };
}
