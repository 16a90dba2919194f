using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.DeadLetters;

/// <summary>Rows that make reading throw, and the search for them.</summary>
public sealed class CarefulAdaptingTests
{
    [Test]
    public async Task Rows_that_make_reading_throw_are_rejected_and_the_others_are_as_without_them()
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var people = Folk.Others(300);
        var (session, batch) = Read(exchange, people);
        int[] poison = [0, 1, 277, 599];

        var adapted = CarefulAdapting.Adapt(raw => raw.Rows.Any(r => poison.Contains(r.Number - 2)) ? throw new FormatException(people[0].Id) : session.Adapt(raw), batch);

        adapted.Rejected.Select(r => (r.Row - 2, r.Problems.Single().Code)).ShouldBe(poison.Select(p => (p, CarefulAdapting.Code)));
        adapted.Rejected.ShouldAllBe(r => !r.Problems[0].Message.Contains(people[0].Id, StringComparison.Ordinal));
        adapted.Alerts.Select(a => a.AlertId).ShouldBe(session.Adapt(batch).Alerts.Where((_, i) => !poison.Contains(i)).Select(a => a.AlertId));
        adapted.EventKeys.Length.ShouldBe(adapted.Alerts.Count);
    }

    [Test]
    public void One_of_a_thousand_is_found_in_some_dozen_tries_and_too_many_are_no_rows_fault()
    {
        var tries = 0;
        var found = PoisonSearch.Find(1000, (start, count) => Try(start, count, 617));

        found.Keys.ShouldBe([617]);
        tries.ShouldBeLessThan(25);
        Should.Throw<AggregateException>(() => PoisonSearch.Find(1000, (_, _) => throw new FormatException()));
        Should.Throw<OperationCanceledException>(() => PoisonSearch.Find(1000, (_, _) => throw new OperationCanceledException()));

        void Try(int start, int count, int poison)
        {
            tries++;
            if (start <= poison && poison < start + count)
                throw new FormatException();
        }
    }

    private static (IntakeSession Session, RawBatch Batch) Read(Exchange exchange, List<Person> people)
    {
        var content = new MemoryStream(Encoding.UTF8.GetBytes(Csv.Medical([.. people.Select(p => (p, (object)5000))])));
        var request = exchange.Get<IntakeRequests>().For(new SubmitRequest { FileName = "报送.csv", Department = new DepartmentId("medical-insurance"), Period = Exchange.PeriodOf("2022-08") });
        var session = IntakeSession.Open(SpreadsheetOpener.Open(content, "报送.csv"), request, exchange.Get<FormCatalog>());
        return (session, session.ReadRaw().First());
    }
}
