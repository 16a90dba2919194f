using System.Reflection;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Matching;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Storage.Tests;

public sealed class CodecTests
{
    private static IEnumerable<Type> FactsTypes => typeof(AlertFacts).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(AlertFacts)));

    [Test]
    public void Every_kind_has_its_facts() => FactsTypes.Count().ShouldBe(AlertKinds.All.Count);

    [TestCaseSource(nameof(FactsTypes))]
    public void Every_property_of_an_alert_comes_back(Type facts)
    {
        var full = Fill(facts, 1);
        var alert = Alerts.Medical(7) with
        {
            Kind = full.Kind,
            Facts = full,
            Subject = (AlertSubject)FillObject(typeof(AlertSubject), 5),
            OccurredOn = new DateOnly(2022, 8, 3),
            Remarks = [new RowRemark("id.check-digit", "身份证号", "校验码不符", true), new RowRemark("id.stripped", null, "已去除空格", false)],
            SchemaVersion = 3,
        };

        var back = RoundTrip(alert, alert with { Facts = Fill(facts, 50), Source = alert.Source with { Row = 5 }, Remarks = [] });

        ShouldBeSame(back[0], alert);
        back[1].Facts.ShouldBe(Fill(facts, 50));
        back[1].Source.Row.ShouldBe(5);
        back[1].Remarks.ShouldBeEmpty();
    }

    [TestCaseSource(nameof(FactsTypes))]
    public void Absent_properties_come_back_absent(Type facts)
    {
        var empty = (AlertFacts)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(facts);
        foreach (var required in facts.GetProperties().Where(p => p.CanWrite && p.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null))
        {
            required.SetValue(empty, Value(required.PropertyType, 1));
        }

        var alert = Alerts.Medical(7) with { Kind = empty.Kind, Facts = empty, Subject = new AlertSubject() };

        ShouldBeSame(RoundTrip(alert)[0], alert);
    }

    [Test]
    public void Random_alerts_come_back()
    {
        var random = new Random(20220820);
        for (var run = 0; run < 200; run++)
        {
            var alerts = Enumerable.Range(0, random.Next(0, 60)).Select(i => RandomAlert(random, i)).ToArray();
            var back = RoundTrip(alerts);
            back.Count.ShouldBe(alerts.Length);
            for (var i = 0; i < alerts.Length; i++)
            {
                ShouldBeSame(back[i], alerts[i]);
            }
        }
    }

    private static readonly decimal[] Amounts =
    [
        0m, 0.00m, 10000.00m, -18m, -0.5m, 0.01m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 79228162514264337593543950335m,
        18446744073709551615m, 18446744073709551616m,
    ];

    [TestCaseSource(nameof(Amounts))]
    public void An_amount_comes_back_to_the_last_digit(decimal amount)
    {
        var alert = Alerts.Medical(4) with { Facts = new MedicalCostFacts { YearToDateSelfPay = amount } };

        var back = ((MedicalCostFacts)RoundTrip(alert)[0].Facts).YearToDateSelfPay;

        back.ShouldBe(amount);
        decimal.GetBits(back).ShouldBe(decimal.GetBits(amount));
    }

    [Test]
    public void A_long_text_and_a_text_of_rare_characters_come_back()
    {
        var alert = Alerts.Medical(4) with
        {
            Subject = new AlertSubject { Name = "𠮷\u200b", Address = new string('村', 5000), Township = "", Village = new string('x', 130) },
        };

        ShouldBeSame(RoundTrip(alert)[0], alert);
    }

    [Test]
    public void Thousands_of_different_texts_come_back()
    {
        var alerts = Alerts.Medicals(1000).Select((alert, i) => alert with
        {
            Subject = alert.Subject with { Township = $"镇{i % 20}", Village = $"村{i}", Group = $"组{i * 7}", Sex = new string('男', i % 30) },
        }).ToArray();

        var back = RoundTrip(alerts);

        for (var i = 0; i < alerts.Length; i++)
        {
            ShouldBeSame(back[i], alerts[i]);
        }
    }

    [Test]
    public void What_the_first_version_wrote_is_still_read()
    {
        // 2 alerts of row 4 and 5; the id as text, then the same with nothing but a name.
        var writer = new ByteWriter();
        writer.Byte(1);
        writer.Number(2);
        writer.Byte((byte)AlertKind.PetitionHardship);
        foreach (var text in (string[])["petitions", "341024"])
        {
            writer.Text(text);
        }

        writer.Number(2022);
        writer.Number(8);
        foreach (var text in (string[])["S20220820-0001", "8月.xlsx", "Sheet1"])
        {
            writer.Text(text);
        }

        writer.Number(1);
        WriteFirstVersion(writer, 4, CitizenIdState.Sound, "341098195203151237");
        WriteFirstVersion(writer, 1, CitizenIdState.Absent, null);

        var back = AlertBatchCodec.Decode(writer.ToArray(), [new AlertId(1), new AlertId(2)]);

        (back[0].Subject.CitizenId, back[0].Subject.CitizenIdState, back[0].Subject.Name, back[0].Source.Row)
            .ShouldBe(("341098195203151237", CitizenIdState.Sound, "张某某", 4));
        (back[1].Subject.CitizenId, back[1].Subject.CitizenIdState, back[1].Subject.Village, back[1].Source.Row).ShouldBe((null, CitizenIdState.Absent, "某某村", 5));
        back[1].Facts.ShouldBe(new PetitionHardshipFacts { Appeal = "困难", PerCapitaIncome = 8000m });
    }

    private static void WriteFirstVersion(ByteWriter writer, int step, CitizenIdState state, string? id)
    {
        writer.Signed(step);
        writer.Day(null);
        writer.Byte((byte)state);
        writer.Text("张某某");
        writer.Text(id);
        writer.Text(null);
        writer.Day(null);
        writer.SharedText(null);
        writer.Text(null);
        writer.SharedText("平里镇");
        writer.SharedText("某某村");
        writer.SharedText(null);
        writer.Text(null);
        writer.Text(null);
        writer.Text(null);
        writer.SharedText("困难");
        writer.Amount(8000m);
        writer.Number(0);
    }

    [Test]
    public void Alerts_of_two_sheets_do_not_go_into_one_batch()
    {
        var one = Alerts.Medical(4);

        Should.Throw<ArgumentException>(() => AlertBatchCodec.Encode([one, one with { Source = one.Source with { Sheet = "Sheet2" } }]));
    }

    [Test]
    public void Damaged_bytes_are_an_error_that_names_damage_and_nothing_else()
    {
        var alerts = Alerts.Medicals(20);
        var ids = alerts.Select(a => a.AlertId).ToArray();
        var payload = AlertBatchCodec.Encode(alerts);
        var random = new Random(1);
        for (var run = 0; run < 3000; run++)
        {
            var damaged = random.Next(3) == 0 ? payload[..random.Next(payload.Length)] : (byte[])payload.Clone();
            for (var i = 0; i < 3 && damaged.Length > 0; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                AlertBatchCodec.Decode(damaged, ids);
            }
            catch (StoreException)
            {
            }
        }
    }

    [Test]
    public void Matches_come_back()
    {
        var candidate = new StoredCandidate(17, 1_000_017, 999, MatchStrategy.IdPrefix, MatchAttributes.Name | MatchAttributes.Phone, MatchAttributes.CitizenId);
        StoredMatch[] matches =
        [
            new(MatchOutcome.Definite, MatchStrategy.IdAndName, candidate, null),
            new(MatchOutcome.None, MatchStrategy.OffRoster, default, null),
            new(MatchOutcome.Possible, MatchStrategy.IdSubstitution, candidate with { Score = -1 }, [candidate with { PersonNo = 3 }, candidate]),
        ];

        var back = MatchCodec.Decode(MatchCodec.Encode(matches));

        back.Length.ShouldBe(matches.Length);
        for (var i = 0; i < back.Length; i++)
        {
            (back[i] with { Others = null }).ShouldBe(matches[i] with { Others = null });
            back[i].Others.ShouldBe(matches[i].Others);
        }
    }

    private static IReadOnlyList<AlertMessage> RoundTrip(params AlertMessage[] alerts) =>
        AlertBatchCodec.Decode(AlertBatchCodec.Encode(alerts), alerts.Select(a => a.AlertId).ToArray());

    private static void ShouldBeSame(AlertMessage actual, AlertMessage expected)
    {
        actual.Remarks.ShouldBe(expected.Remarks);
        (actual with { Remarks = expected.Remarks }).ShouldBe(expected);
    }

    private static AlertFacts Fill(Type facts, int seed) => (AlertFacts)FillObject(facts, seed);

    private static object FillObject(Type type, int seed)
    {
        var filled = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(filled, Value(property.PropertyType, seed++));
        }

        return filled;
    }

    private static object Value(Type type, int seed) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => $"文字{seed}",
        var t when t == typeof(decimal) => seed + 0.50m,
        var t when t == typeof(int) => seed,
        var t when t == typeof(bool) => true,
        var t when t == typeof(DateOnly) => new DateOnly(2000, 1, 1).AddDays(seed),
        var t when t == typeof(CitizenIdState) => CitizenIdState.DigitsLost,
        var t => throw new NotSupportedException($"Teach the test to fill a {t.Name}."),
    };

    private static AlertMessage RandomAlert(Random random, int ordinal) => Alerts.Medical(random.Next(1, 1_048_576), id: (UInt128)ordinal) with
    {
        OccurredOn = random.Next(2) == 0 ? null : DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
        Subject = new AlertSubject
        {
            Name = RandomText(random),
            CitizenId = RandomText(random),
            Township = RandomText(random),
            Village = RandomText(random),
            Address = RandomText(random),
            CitizenIdState = (CitizenIdState)random.Next(5),
        },
        Facts = new MedicalCostFacts
        {
            YearToDateSelfPay = random.Next() / 100m,
            TotalCost = random.Next(2) == 0 ? null : -random.NextInt64() / 10_000m,
            Admissions = random.Next(2) == 0 ? null : random.Next(int.MinValue, int.MaxValue),
            PersonCategory = RandomText(random),
        },
        Remarks = [.. Enumerable.Range(0, random.Next(3)).Select(i => new RowRemark($"c{i}", RandomText(random), "说明", random.Next(2) == 0))],
    };

    private static string? RandomText(Random random) => random.Next(4) switch
    {
        0 => null,
        1 => "",
        2 => $"村{random.Next(5)}",
        _ => new string((char)random.Next(0x4E00, 0x9FA5), random.Next(1, 60)),
    };
}
