using AlertExchange.Engine.Identity;
using AlertExchange.Simulation.Chance;

namespace AlertExchange.Simulation.People;

/// <summary>
/// Issues citizen ids that no other slot of the county has, without remembering any: the slot, shuffled, is the day of the year and
/// the sequence number; the next area code is taken when all are used up.
/// </summary>
internal sealed class IdIssuer
{
    /// <summary>Every day of a year times every sequence number of one sex (the last of three digits tells the sex).</summary>
    private const int SlotsPerArea = 365 * 500;

    /// <summary>Not the code of any county. Large counties use the codes below it, which are none either.</summary>
    private const int FirstArea = 341098;

    private const long Factor = 104_729;
    private readonly long _offset;

    public IdIssuer(ulong seed) => _offset = SeededRandom.Stream(seed, Purposes.Ids, 0).Next(SlotsPerArea);

    public (CitizenId Id, DateOnly BirthDate) Issue(long slot, int birthYear, bool male)
    {
        var area = FirstArea - (int)(slot / SlotsPerArea);
        var shuffled = (slot % SlotsPerArea * Factor + _offset) % SlotsPerArea;
        var day = (int)(shuffled / 500);
        var sequence = (int)(shuffled % 500) * 2 + (male ? 1 : 0);

        // Counted in a common year, so that a leap day never shifts two slots onto one date.
        var inCommonYear = new DateOnly(2001, 1, 1).AddDays(day);
        var birth = new DateOnly(birthYear, inCommonYear.Month, inCommonYear.Day);
        var packed = (ulong)area * 100_000_000_000 + (ulong)(birth.Year * 10000 + birth.Month * 100 + birth.Day) * 1000 + (ulong)sequence;
        return (CitizenId.FromPacked(packed), birth);
    }
}
