using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Storage.Tests;

public sealed class LedgerCodecTests
{
    [Test]
    public void Ledger_entries_come_back()
    {
        LedgerEntry[] entries =
        [
            new()
            {
                Household = SubjectKey.OnRoster(5), Person = SubjectKey.OffRoster(UInt128.MaxValue), AlertId = new AlertId(UInt128.MaxValue - 3),
                EventKey = ulong.MaxValue, Ordinal = 199, OccurredOn = new DateOnly(2022, 8, 3), Measure = 12345.67m, Code = "C", SchoolYear = 2021,
            },
            new() { Household = SubjectKey.OnRoster(1), Person = SubjectKey.OnRoster(2), AlertId = default, EventKey = 0, Ordinal = 0 },
        ];

        LedgerCodec.Decode(LedgerCodec.Encode(entries), KeysOf(entries)).ShouldBe(entries);
        LedgerCodec.Decode([], AlertKeys.None).ShouldBeEmpty();
    }

    [Test]
    public void Any_ledger_entries_come_back_in_whatever_columns_they_need()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var fills = random.Next(64);
            var entries = Enumerable.Range(0, random.Next(40)).Select(i => AnEntry(random, fills) with { Ordinal = i * 3 }).ToArray();
            var bytes = LedgerCodec.Encode(entries);

            LedgerCodec.Decode(bytes, KeysOf(entries)).ShouldBe(entries, $"seed {seed}");
            LedgerCodec.Encode(entries).ShouldBe(bytes);
            var columns = LedgerColumns.Open(bytes, KeysOf(entries));
            Enumerable.Range(0, columns.Count).Select(i => (columns.Household(i), columns.Measure(i)?.ToString(CultureInfo.InvariantCulture), columns.Code(i), columns.Ordinal(i)))
                .ShouldBe(entries.Select(e => (e.Household, e.Measure?.ToString(CultureInfo.InvariantCulture), e.Code, e.Ordinal)), $"seed {seed}");
            if (entries.Length > 0)
            {
                entries[^1] = entries[^1] with { Ordinal = entries[^1].Ordinal + 1 };
                columns.IsStoredAs(LedgerCodec.Encode(entries).AsSpan(0, 16)).ShouldBeFalse();
            }
        }
    }

    [Test]
    public void Ledger_entries_that_the_first_version_wrote_are_still_read()
    {
        // Version, one entry: ordinal 3, household 300, person 7, alert id 9, event key 5, day, 1.50 yuan, code C, school year 2021.
        var written = Convert.FromHexString("010103AC0207" + "00000000000000000000000000000009" + "0500000000000000" + "C0892D" + "059601" + "010243" + "CB1F");

        var entry = LedgerCodec.Decode(written, AlertKeys.None).ShouldHaveSingleItem();

        entry.ShouldBe(new LedgerEntry
        {
            Ordinal = 3,
            Household = SubjectKey.OnRoster(300),
            Person = SubjectKey.OnRoster(7),
            AlertId = new AlertId(9),
            EventKey = 5,
            OccurredOn = DateOnly.FromDayNumber(738495),
            Measure = 1.50m,
            Code = "C",
            SchoolYear = 2021,
        });
        LedgerColumns.Open(written, AlertKeys.None)[0].ShouldBe(entry);
    }

    [Test]
    public void Ledger_entries_that_the_second_version_wrote_bring_their_own_keys()
    {
        // Head (version, no optional column, one entry, stamp), ordinal 3, household 300, person 7, alert id 9, event key 5, no wide key, no code.
        var written = Convert.FromHexString(
            "0200000001000000" + "1122334455667788" + "03000000" + "2C010000" + "07000000" + "09000000000000000000000000000000" + "0500000000000000" + "00000000" + "00");
        var entry = new LedgerEntry { Ordinal = 3, Household = SubjectKey.OnRoster(300), Person = SubjectKey.OnRoster(7), AlertId = new AlertId(9), EventKey = 5 };

        LedgerCodec.Decode(written, AlertKeys.None).ShouldHaveSingleItem().ShouldBe(entry);
        LedgerColumns.Open(written, AlertKeys.None).IsStoredAs(written.AsSpan(0, 16)).ShouldBeTrue();
    }

    [Test]
    public void Ledger_entries_move_to_other_places_of_their_batch()
    {
        LedgerEntry[] entries = [.. Enumerable.Range(0, 5).Select(i => AnEntry(new Random(i), 63) with { Ordinal = i, AlertId = default, EventKey = 0 })];

        var moved = LedgerColumns.Open(LedgerCodec.Moved(LedgerCodec.Encode(entries), place => place + 2), KeysOf([entries[0] with { Ordinal = 9 }]));

        Enumerable.Range(0, 5).Select(i => moved[i]).ShouldBe(entries.Select(e => e with { Ordinal = e.Ordinal + 2 }));
        Should.Throw<StoreException>(() => LedgerColumns.Open(LedgerCodec.Encode(entries), AlertKeys.None)[0]);
    }

    [Test]
    public void Ledger_entries_cut_short_or_of_a_later_version_are_refused()
    {
        var bytes = LedgerCodec.Encode([.. Enumerable.Range(0, 5).Select(i => AnEntry(new Random(i), 63))]);
        for (var length = 1; length < bytes.Length; length++)
            Should.Throw<StoreException>(() => LedgerCodec.Decode(bytes.AsSpan(0, length), AlertKeys.None), $"{length} bytes");
        bytes[0] = 4;
        Should.Throw<StoreException>(() => LedgerColumns.Open(bytes, AlertKeys.None));
    }

    private static AlertKeys KeysOf(LedgerEntry[] entries)
    {
        var (ids, keys) = (new AlertId[200], new ulong[200]);
        foreach (var entry in entries)
            (ids[entry.Ordinal], keys[entry.Ordinal]) = (entry.AlertId, entry.EventKey);
        return AlertKeys.Of(ids, keys);
    }

    private static LedgerEntry AnEntry(Random random, int fills)
    {
        var person = Key(16);
        return new LedgerEntry
        {
            Ordinal = random.Next(5000),
            Household = random.Next(2) == 0 ? person : Key(32),
            Person = person,
            AlertId = new AlertId(new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())),
            EventKey = (ulong)random.NextInt64(),
            OccurredOn = Fills(1) ? DateOnly.FromDayNumber(random.Next(800_000)) : null,
            Measure = !Fills(2) ? null : new decimal(random.Next(), random.Next(8) == 0 ? random.Next() : 0, random.Next(8) == 0 ? random.Next() : 0, random.Next(5) == 0, (byte)random.Next(29)),
            Code = Fills(4) ? ((char)('A' + random.Next(4))).ToString() : null,
            SchoolYear = Fills(8) ? 2020 + random.Next(3) : null,
        };

        bool Fills(int part) => (fills & part) != 0 && random.Next(3) > 0;

        SubjectKey Key(int part) => (fills & part) != 0 && random.Next(4) == 0
            ? SubjectKey.OffRoster(new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())) : SubjectKey.OnRoster(random.Next());
    }
}
