using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class WarningAndTaskTests(TestDatabase database) : StoreTests(database)
{
    private static readonly Placement Pingli = new("341024101", "平里镇", "341024101201", "某某村");

    [Test]
    public void A_warning_comes_back_with_its_household()
    {
        var warnings = Enumerable.Range(1, 1100).Select(n => AWarning(n)).ToArray();
        Apply(WarningChangeKind.Raise, warnings);

        var found = Store.Read(scope => Store.Warnings.LoadForHouseholds(scope, [.. warnings.Select(w => w.Due.Household), SubjectKey.OnRoster(99_999)]));

        found.Count.ShouldBe(1100);
        ShouldBeSame(found[SubjectKey.OnRoster(77)].ShouldHaveSingleItem(), warnings[76]);
    }

    [Test]
    public void A_change_rewrites_a_warning_and_keeps_its_history()
    {
        var raised = AWarning(1);
        Apply(WarningChangeKind.Raise, raised);
        var escalated = raised with
        {
            Status = WarningStatus.Escalated,
            Level = 1,
            EscalatedAt = 16000m,
            Due = raised.Due with { Period = new Period(2022, 9), Measure = 16000m, Alerts = [new AlertId(1), new AlertId(2)] },
        };
        Apply(WarningChangeKind.Escalate, escalated, AWarning(2));

        ShouldBeSame(Store.Read(scope => Store.Warnings.Find(scope, raised.Due.WarningId))!.Warning, escalated);
        var history = Store.Read(scope => Store.Warnings.History(scope, raised.Due.WarningId));
        history.Select(e => (e.Kind, e.Measure)).ShouldBe([(WarningChangeKind.Raise, 12000.50m), (WarningChangeKind.Escalate, 16000m)]);
        Export(new Period(2022, 8)).Count.ShouldBe(2);
        Export(new Period(2022, 9)).ShouldHaveSingleItem();
        Export(new Period(2022, 7)).ShouldBeEmpty();
    }

    [Test]
    public void How_a_warning_stood_before_its_steps_comes_back_with_it()
    {
        var raised = AWarning(1);
        Apply(WarningChangeKind.Raise, raised);
        WarningStep[] steps = [new(0, WarningStatus.Raised, 12000.50m, [3, ulong.MaxValue]), new(1, WarningStatus.Escalated, null, [])];
        Apply(WarningChangeKind.Escalate, raised with { Status = WarningStatus.Escalated, Level = 1, Steps = steps[..1] });
        Apply(WarningChangeKind.Escalate, raised with { Status = WarningStatus.Escalated, Level = 2, Steps = steps });

        var back = Load().Steps;
        back.Select(s => (s.Level, s.Status, s.EscalatedAt)).ShouldBe(steps.Select(s => (s.Level, s.Status, s.EscalatedAt)));
        back[0].EventKeys.ShouldBe(steps[0].EventKeys);

        // A step that was taken back, and another one in its place.
        Apply(WarningChangeKind.Repeat, raised with { Status = WarningStatus.Escalated, Level = 1, Steps = steps[..1] });
        Load().Steps.Count.ShouldBe(1);
        Apply(WarningChangeKind.Escalate, raised with { Status = WarningStatus.Escalated, Level = 2, Steps = [steps[0], steps[1] with { EscalatedAt = 20000m }] });
        Load().Steps[1].EscalatedAt.ShouldBe(20000m);

        Warning Load() => Store.Read(scope => Store.Warnings.LoadForHouseholds(scope, [raised.Due.Household]))[raised.Due.Household].ShouldHaveSingleItem();
    }

    [Test]
    public void An_export_names_codes_and_place()
    {
        Store.Write(scope => Store.Roster.Import(scope, [RosterTests.APerson(1)], new RosterImport("341024", "a.xlsx", Noon)));
        var person = new List<NumberedPerson>();
        Store.Read(scope =>
        {
            Store.Roster.LoadPeople(scope, 1, person.Add);
            return 0;
        });
        var household = SubjectKey.OnRoster(person[0].HouseholdNo);
        var stranger = SubjectKey.OffRoster(12345);
        Apply(
            WarningChangeKind.Raise,
            AWarning(1, household, SubjectKey.OnRoster(person[0].PersonNo)), AWarning(2, household, household), AWarning(3, stranger, stranger));

        Export(August).Select(r => (r.HouseholdCode, r.PersonCode, r.Place)).ShouldBe(
            [("h1", "p1", Pingli), ("h1", null, Pingli), (stranger.ToString(), stranger.ToString(), Pingli)], ignoreOrder: true);
        Store.Read(scope => Store.Warnings.ListForHousehold(scope, household)).Count.ShouldBe(2);
    }

    [Test]
    public void A_task_comes_back_with_its_warnings_in_order_also_when_they_become_fewer()
    {
        var household = SubjectKey.OnRoster(5);
        var task = ATask(1, household, AWarning(3), AWarning(1), AWarning(2));
        Save(August, task, ATask(2, SubjectKey.OnRoster(6), AWarning(9)));
        ShouldBeSame(Load(household), task);

        var closed = task with { Warnings = [AWarning(2).Due.WarningId], State = TaskState.Closed, Outcome = "核实无风险" };
        Save(new Period(2022, 9), closed);

        ShouldBeSame(Load(household), closed);
        ShouldBeSame(Store.Read(scope => Store.Tasks.Find(scope, task.TaskId))!.Task, closed);
        Store.Read(scope => Store.Tasks.History(scope, task.TaskId)).Select(e => (e.State, e.Warnings)).ShouldBe([(TaskState.Assigned, 3), (TaskState.Closed, 1)]);
        Store.Read(scope => Store.Tasks.ReadByPeriod(scope, August).ToList()).Count.ShouldBe(2);
        Store.Read(scope => Store.Tasks.ReadByPeriod(scope, new Period(2022, 9)).ToList()).ShouldHaveSingleItem();

        VerificationTask Load(SubjectKey key) => Store.Read(scope => Store.Tasks.LoadForHouseholds(scope, [key]))[key].ShouldHaveSingleItem();
    }

    [Test]
    public void What_an_earlier_and_a_later_month_told_of_stands_in_the_lists_of_both()
    {
        var task = ATask(1, SubjectKey.OnRoster(5), AWarning(1));
        foreach (var month in (int[])[8, 9, 7])
        {
            Save(new Period(2022, month), task);
        }

        Enumerable.Range(6, 5).Select(month => Store.Read(scope => Store.Tasks.ReadByPeriod(scope, new Period(2022, month)).Count())).ShouldBe([0, 1, 1, 1, 0]);
        Apply(WarningChangeKind.Raise, AWarning(1));
        Apply(WarningChangeKind.Raise, AWarning(1) with { Due = AWarning(1).Due with { Period = new Period(2022, 9) } });
        Enumerable.Range(7, 4).Select(month => Export(new Period(2022, month)).Count).ShouldBe([0, 1, 1, 0]);
    }

    [Test]
    public void Each_of_many_that_began_together_has_a_history_of_its_own()
    {
        var warnings = Enumerable.Range(1, 1100).Select(n => Measured(n, n == 700 ? null : n + 0.50m)).ToArray();
        Apply(WarningChangeKind.Raise, warnings);
        Save(August, [.. Enumerable.Range(1, 1100).Select(n => ATask(n, SubjectKey.OnRoster(n), warnings[..(1 + n % 3)]))]);

        // Known ones stand between new ones, which nevertheless follow each other in number.
        Apply(WarningChangeKind.Escalate, Measured(2000, 1m), Measured(500, 9000m));
        Apply(WarningChangeKind.Raise, Measured(2001, 2m), Measured(501, 3m), Measured(2002, 4m));
        Save(August, ATask(600, SubjectKey.OnRoster(600)) with { State = TaskState.Cancelled }, ATask(2001, SubjectKey.OnRoster(2001), warnings[1]));

        foreach (var n in (int[])[1, 499, 502, 999, 1000, 1001, 1100])
        {
            Steps(n).ShouldBe([(WarningChangeKind.Raise, n + 0.50m)]);
            TaskSteps(n).ShouldBe([(TaskState.Assigned, 1 + n % 3)]);
        }

        Steps(500).ShouldBe([(WarningChangeKind.Raise, 500.50m), (WarningChangeKind.Escalate, 9000m)]);
        Steps(501).ShouldBe([(WarningChangeKind.Raise, 501.50m), (WarningChangeKind.Raise, 3m)]);
        Steps(700).ShouldBe([(WarningChangeKind.Raise, null)]);
        Steps(2000).ShouldBe([(WarningChangeKind.Escalate, 1m)]);
        Steps(2001).ShouldBe([(WarningChangeKind.Raise, 2m)]);
        Steps(2002).ShouldBe([(WarningChangeKind.Raise, 4m)]);
        Steps(3000).ShouldBeEmpty();
        TaskSteps(600).ShouldBe([(TaskState.Assigned, 1), (TaskState.Cancelled, 0)]);
        TaskSteps(2001).ShouldBe([(TaskState.Assigned, 1)]);
        Store.Read(scope => Store.Warnings.CountRaisedBy(scope, "S1")).ShouldBe(1103);
        Store.Read(scope => Store.Tasks.CountTouchedBy(scope, "S1")).ShouldBe(1101);
        Store.Read(scope => Store.Warnings.CountRaisedBy(scope, "S2")).ShouldBe(0);

        static Warning Measured(int n, decimal? measure) => AWarning(n) with { Due = AWarning(n).Due with { Measure = measure } };

        List<(WarningChangeKind, decimal?)> Steps(int n) => [.. Store.Read(scope => Store.Warnings.History(scope, AWarning(n).Due.WarningId)).Select(e => (e.Kind, e.Measure))];

        List<(TaskState, int)> TaskSteps(int n) => [.. Store.Read(scope => Store.Tasks.History(scope, ATask(n, default).TaskId)).Select(e => (e.State, e.Warnings))];
    }

    [Test]
    public void A_period_reconciles_by_department()
    {
        var submission = Move(Receive(), SubmissionState.Accepted);
        var done = submission with
        {
            State = SubmissionState.CompletedWithRejections,
            Counts = new SubmissionCounts { Received = 10, Rejected = 2, Accepted = 8, Remarked = 1, Definite = 5, Possible = 2, None = 1 },
        };
        Store.Write(scope => Store.Submissions.TryChange(scope, SubmissionState.Accepted, done, Noon));
        Receive("d2");
        Move(Receive("d3"), SubmissionState.Failed);
        var withdrawn = AWarning(3) with { Status = WarningStatus.Withdrawn };
        Apply(WarningChangeKind.Raise, AWarning(1), AWarning(2), withdrawn);
        Save(August, ATask(1, SubjectKey.OnRoster(1), AWarning(1), AWarning(2)), ATask(2, SubjectKey.OnRoster(3), withdrawn) with { State = TaskState.Cancelled });
        Store.Write(scope => Store.ZeroReports.Report(scope, new DepartmentId("health"), August, "联络员", Noon));

        var rows = Store.ReadLists(scope => Store.Reconciliation.ForPeriod(scope, August));

        rows.Select(r => r.Department.Value).ShouldBe(["health", "medical-insurance"]);
        rows[0].ZeroReported.ShouldBeTrue();
        rows[1].ShouldBe(new Reconciliation.DepartmentReconciliation
        {
            Department = Medical,
            Submissions = 3,
            Pending = 1,
            Failed = 1,
            Received = 10,
            Rejected = 2,
            Accepted = 8,
            Remarked = 1,
            Definite = 5,
            Possible = 2,
            None = 1,
            Warnings = 2,
            Tasks = 1,
            FirstReceivedAt = Noon,
            LastReceivedAt = Noon,
        });
    }

    private static Warning AWarning(int n, SubjectKey? household = null, SubjectKey? person = null) => new()
    {
        Due = new DueWarning
        {
            WarningId = new WarningId($"W-{unchecked((ulong)n * 0x9E3779B97F4A7C15):x16}"),
            Rule = "medical-self-pay",
            Kind = AlertKind.MedicalCost,
            Department = Medical,
            Household = household ?? SubjectKey.OnRoster(n),
            Person = person ?? SubjectKey.OnRoster(n),
            Period = August,
            WindowYear = 2022,
            Measure = 12000.50m,
            Threshold = "≥10000",
            Clause = "四（二）2",
            Colour = "红",
            Alerts = [new AlertId((UInt128)n)],
            EventKeys = [(ulong)n + 1_000_000],
        },
        Status = WarningStatus.Raised,
        EscalatedAt = 12000.50m,
        RaisedOn = new DateOnly(2022, 8, 20),
        RosterVersion = 1,
        PolicyVersion = "qimen@1",
    };

    private static VerificationTask ATask(int n, SubjectKey household, params Warning[] warnings) => new()
    {
        TaskId = $"T-{unchecked((ulong)n * 0x9E3779B97F4A7C15):x16}",
        Household = household,
        Number = n,
        Place = Pingli,
        State = TaskState.Assigned,
        AssignedOn = new DateOnly(2022, 8, 20),
        DueOn = new DateOnly(2022, 8, 22),
        Warnings = [.. warnings.Select(w => w.Due.WarningId)],
    };

    private void Apply(WarningChangeKind kind, params Warning[] warnings) => Write(scope =>
        Store.Warnings.Apply(scope, [.. warnings.Select(w => new WarningWrite(new WarningChange(kind, w), Pingli, "S1", Noon))]));

    private void Save(Period period, params VerificationTask[] tasks) => Write(scope =>
        Store.Tasks.Save(scope, [.. tasks.Select(t => new TaskWrite(t, period, "S1", Noon))]));

    private List<WarningRow> Export(Period period) => Store.Read(scope => Store.Warnings.ReadByPeriod(scope, period).ToList());

    private static void ShouldBeSame(Warning actual, Warning expected)
    {
        actual.Due.Alerts.ShouldBe(expected.Due.Alerts);
        actual.Due.EventKeys.ShouldBe(expected.Due.EventKeys);
        (actual with { Due = actual.Due with { Alerts = expected.Due.Alerts, EventKeys = expected.Due.EventKeys } }).ShouldBe(expected);
    }

    private static void ShouldBeSame(VerificationTask actual, VerificationTask expected)
    {
        actual.Warnings.ShouldBe(expected.Warnings);
        (actual with { Warnings = expected.Warnings }).ShouldBe(expected);
    }
}
