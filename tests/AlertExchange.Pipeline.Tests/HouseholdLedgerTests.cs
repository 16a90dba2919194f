using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests;

/// <summary>The ledger and the warnings against a naive list of what liaisons said last.</summary>
public sealed class HouseholdLedgerTests
{
    private static readonly List<Person> People = Folk.Others(12);
    private static readonly string[] Periods = ["2022-06", "2022-07", "2022-08"];

    [TestCase(1)]
    [TestCase(20220825)]
    public async Task Random_files_corrections_and_withdrawals_come_to_what_the_last_words_imply(int seed)
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(People);
        var random = new Random(seed);
        var ledger = new HouseholdLedger(exchange.Store.Ledger, new StagedEntries(), mostStale: 10);
        var words = new Dictionary<(AlertKind Kind, string Period), Dictionary<(int Person, string What), decimal>>();
        for (var step = 0; step < 40; step++)
        {
            var append = random.Next(3) == 0;
            var period = Periods[random.Next(Periods.Length)];
            var kind = random.Next(2) == 0 ? AlertKind.MedicalCost : AlertKind.IndustryLoss;
            var said = Say(random, kind);
            var summary = await exchange.SubmitAsync(kind == AlertKind.MedicalCost ? "medical-insurance" : "agriculture-water", period, CsvOf(kind, said, step), r => r with { Append = append });
            summary.Submission.State.ShouldBe(SubmissionState.Completed);

            var slot = words.TryGetValue((kind, period), out var known) && append ? known : words[(kind, period)] = [];
            foreach (var (key, amount) in said)
                slot[key] = amount;

            var fresh = step % 10 == 9 ? new HouseholdLedger(exchange.Store.Ledger, new StagedEntries()) : ledger;
            InLedger(exchange, fresh).ShouldBe(InWords(words), $"after step {step}");
            Standing(exchange).ShouldBe(Due(exchange, words), $"after step {step}");
            ledger.Forget(summary.Submission.Department, summary.Submission.Period, summary.Submission.Kinds);
        }
    }

    [Test]
    public async Task What_was_wholly_replaced_is_forgotten_when_its_households_are_reconciled()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(People);
        var ledger = new HouseholdLedger(exchange.Store.Ledger, new StagedEntries(), mostStale: 10);
        for (var step = 0; step < 9; step++)
        {
            var summary = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical([.. People.Select(p => (p, (object)(9000 + step)))]));
            InLedger(exchange, ledger).Length.ShouldBe(People.Count);
            ledger.EntryCount.ShouldBeLessThanOrEqualTo(People.Count * 2);
            ledger.Forget(summary.Submission.Department, summary.Submission.Period, summary.Submission.Kinds);
        }
    }

    private static Dictionary<(int Person, string What), decimal> Say(Random random, AlertKind kind)
    {
        var said = new Dictionary<(int, string), decimal>();
        for (var rows = random.Next(1, 12); rows > 0; rows--)
            said[(random.Next(People.Count), kind == AlertKind.MedicalCost ? "" : random.Next(2) == 0 ? "茶叶" : "生猪")] = random.Next(2, 60) * 500;
        return said;
    }

    // An empty line more each step, so that no two files are the same bytes.
    private static string CsvOf(AlertKind kind, Dictionary<(int Person, string What), decimal> said, int step) => new string('\n', step) + (kind == AlertKind.MedicalCost
        ? Csv.Medical([.. said.Select(s => (People[s.Key.Person], (object)s.Value))])
        : Csv.Loss([.. said.Select(s => (People[s.Key.Person], s.Key.What, (object)s.Value, "2022-05-05"))]));

    private static string[] InWords(Dictionary<(AlertKind Kind, string Period), Dictionary<(int Person, string What), decimal>> words) =>
        [.. words.SelectMany(w => w.Value.Select(s => $"{People[s.Key.Person].Household} {w.Key.Kind} {w.Key.Period} {s.Value}")).Order(StringComparer.Ordinal)];

    private static string[] InLedger(Exchange exchange, HouseholdLedger ledger) => exchange.Store.Read(scope =>
    {
        ledger.Refresh(scope, exchange.Get<PolicyDesk>().Current.Profile);
        var codes = exchange.Store.Roster.HouseholdCodes(scope, [.. Enumerable.Range(1, 12)]);
        return codes.SelectMany(code => ledger.AlertsOf(SubjectKey.OnRoster(code.Key)).Select(a => $"{code.Value} {a.Kind} {a.Period} {a.Measure}"))
            .Order(StringComparer.Ordinal).ToArray();
    });

    private static string[] Standing(Exchange exchange) =>
    [
        .. Periods.SelectMany(exchange.Warnings).Where(w => w.Status != "withdrawn").DistinctBy(w => w.WarningId)
            .Select(w => $"{w.HouseholdCode} {w.Rule} {w.Measure} {w.Period} {w.Alerts.Split(' ').Length}").Order(StringComparer.Ordinal),
    ];

    private static string[] Due(Exchange exchange, Dictionary<(AlertKind Kind, string Period), Dictionary<(int Person, string What), decimal>> words)
    {
        var profile = exchange.Get<PolicyDesk>().Current.Profile;
        var number = 0UL;
        var live = words.SelectMany(w => w.Value.Select(s => (Who: People[s.Key.Person], Alert: new HouseholdAlert
        {
            AlertId = new AlertId(++number),
            Kind = w.Key.Kind,
            Department = new DepartmentId(w.Key.Kind == AlertKind.MedicalCost ? "medical-insurance" : "agriculture-water"),
            Period = Exchange.PeriodOf(w.Key.Period),
            OccurredOn = w.Key.Kind == AlertKind.MedicalCost ? null : new DateOnly(2022, 5, 5),
            Person = SubjectKey.OnRoster(s.Key.Person + 1),
            Measure = s.Value,
            EventKey = (ulong)(s.Key.Person * 10 + s.Key.What.Length + s.Key.What.IndexOf('茶')),
        })));
        return
        [
            .. live.GroupBy(l => l.Who.Household).SelectMany(household => Assessor.Assess(
                    profile, new AssessedHousehold(SubjectKey.OnRoster(1000), HouseholdCategory.General, [.. household.Select(h => h.Alert)]), new DateOnly(2022, 8, 20))
                .Select(due => $"{household.Key} {due.Rule} {due.Measure} {due.Period} {due.Alerts.Count}")).Order(StringComparer.Ordinal),
        ];
    }
}
