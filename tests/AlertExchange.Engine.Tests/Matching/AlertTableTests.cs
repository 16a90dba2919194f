using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Tests.Identity;

namespace AlertExchange.Engine.Tests.Matching;

/// <summary>A table of alerts says what the messages say.</summary>
public sealed class AlertTableTests
{
    private static readonly string?[] Texts = [null, "", "平里镇", "贵溪村", "张三", " 341098195203151237", "34109819520315123", "341098520315123", "x"];

    [Test]
    public void Messages_come_back_as_they_went_in()
    {
        var alerts = Alerts(300);

        var table = AlertTable.Of(alerts);

        table.Count.ShouldBe(alerts.Length);
        for (var i = 0; i < alerts.Length; i++)
        {
            table[i].Remarks.ShouldBe(alerts[i].Remarks);
            (table[i] with { Remarks = alerts[i].Remarks }).ShouldBe(alerts[i]);
        }

        table.CountDoubtful().ShouldBe(alerts.Count(a => a.Remarks.Any(r => r.IsDoubt)));
        AlertTable.Of(table).ShouldBeSameAs(table);
    }

    [Test]
    public void A_row_asks_what_its_message_asks()
    {
        var alerts = Alerts(3000);
        var table = AlertTable.Of(alerts);
        for (var i = 0; i < alerts.Length; i++)
        {
            MatchQuery.From(table, i).ShouldBe(MatchQuery.From(alerts[i].Subject, alerts[i].Kind));
        }
    }

    [Test]
    public void Alerts_of_two_files_are_not_one_table()
    {
        var alerts = Alerts(2);
        Should.Throw<ArgumentException>(() => AlertTable.Of([alerts[0], alerts[1] with { Source = alerts[1].Source with { File = "b.csv" } }]));
    }

    [Test]
    public void A_row_that_is_renumbered_says_why()
    {
        var table = AlertTable.Of(Alerts(5));
        var before = table[3];
        var why = new RowRemark("row.repeated", null, "重复", true);

        table.Renumber(3, new AlertId(99), why);

        table[3].AlertId.ShouldBe(new AlertId(99));
        table[3].Remarks.ShouldBe([.. before.Remarks, why]);
    }

    private static AlertMessage[] Alerts(int count)
    {
        var random = new Random(count);
        return
        [
            .. Enumerable.Range(1, count).Select(row => new AlertMessage
            {
                AlertId = new AlertId((UInt128)row),
                Kind = AlertKind.MedicalCost,
                Department = new DepartmentId("medical-insurance"),
                Place = "341024",
                Period = new Period(2022, 8),
                OccurredOn = Maybe(new DateOnly(2022, 8, 3)),
                Subject = new AlertSubject
                {
                    Name = Text(),
                    CitizenId = random.Next(3) == 0 ? Text() : SyntheticIds.OfNumber(random.Next(500)).Reveal(),
                    CitizenIdAsWritten = random.Next(3) == 0 ? Text() : null,
                    CitizenIdState = random.Next(2) == 0 ? CitizenIdState.Sound : (CitizenIdState)random.Next(5),
                    BirthDate = Maybe(new DateOnly(1952, 3, 15)),
                    Sex = Text(),
                    Phone = Text(),
                    Township = Text(),
                    Village = Text(),
                    Group = Text(),
                    Address = Text(),
                    HeadName = Text(),
                    HeadCitizenId = random.Next(3) == 0 ? SyntheticIds.OfNumber(random.Next(500)).Reveal() : null,
                },
                Facts = new MedicalCostFacts { YearToDateSelfPay = row },
                Source = new AlertSource("s1", "a.csv", "a", row),
                Remarks = [.. Enumerable.Range(0, random.Next(3)).Select(i => new RowRemark($"c{i}", null, "说明", random.Next(2) == 0))],
            }),
        ];

        string? Text() => Texts[random.Next(Texts.Length)];

        DateOnly? Maybe(DateOnly day) => random.Next(2) == 0 ? null : day;
    }
}
