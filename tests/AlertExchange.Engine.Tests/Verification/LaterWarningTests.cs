using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Verification;

/// <summary>What later files do to a task on its course, and to the warnings of one that is closed.</summary>
public sealed class LaterWarningTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);
    private static readonly SubjectKey Household = SubjectKey.OnRoster(7);
    private static readonly Placement Pingli = new("341024103", "平里镇", "341024103201", "贵溪村村委会");
    private static readonly WorkCalendar Calendar = WorkCalendar.Parse(RepositoryFile.Read("config/calendar/holidays.csv"), "holidays.csv");

    [Test]
    public void A_new_cause_brings_a_reported_task_back_to_whoever_had_it()
    {
        var reported = ATask(TaskState.Reported) with { Outcome = "no-risk", HandedTo = Pingli.VillageCode };
        var joined = Route([Change(WarningChangeKind.Raise, "W-2")], reported).ShouldNotBeNull();

        joined.Kind.ShouldBe(TaskChangeKind.Join);
        (joined.Task.State, joined.Task.Outcome, joined.Task.HandedTo, joined.Task.DueOn).ShouldBe((TaskState.WithVillage, null, Pingli.VillageCode, Today.AddDays(2)));
        Route([Change(WarningChangeKind.Raise, "W-2")], reported with { HandedTo = null, IsAidGiven = true })!.Task.Outcome.ShouldBe("aid-first");
    }

    [TestCase(TaskState.Assigned)]
    [TestCase(TaskState.Accepted)]
    [TestCase(TaskState.WithVillage)]
    [TestCase(TaskState.AskedBack)]
    [TestCase(TaskState.Unplaced)]
    public void A_new_cause_joins_a_task_in_hand_and_leaves_it_there(TaskState state)
    {
        var task = ATask(state);
        var joined = Route([Change(WarningChangeKind.Raise, "W-2")], task, state == TaskState.Unplaced ? Placement.Unplaced : Pingli).ShouldNotBeNull().Task;
        (joined.State, joined.HandedTo, joined.Warnings.Count).ShouldBe((state, task.HandedTo, 2));
        joined.DueOn.ShouldBe(task.DueOn);
    }

    [Test]
    public void A_task_without_causes_is_cancelled_unless_a_visit_found_something()
    {
        foreach (var state in TaskStates.Open)
        {
            Route([Change(WarningChangeKind.Withdraw, "W-1")], ATask(state))!.Task.State.ShouldBe(state == TaskState.Reported ? TaskState.Reported : TaskState.Cancelled);
        }

        Route([Change(WarningChangeKind.Withdraw, "W-1")], ATask(TaskState.Accepted) with { IsAidGiven = true })!.Kind.ShouldBe(TaskChangeKind.Narrow);
    }

    [Test]
    public void A_place_that_the_bureau_gave_by_hand_is_not_changed_by_a_file()
    {
        var task = ATask(TaskState.Accepted) with { IsPlacedByHand = true };
        Route([Change(WarningChangeKind.Repeat, "W-1")], task, new Placement("341024104", "历口镇", null, null)).ShouldBeNull();
    }

    [Test]
    public void A_household_that_turns_out_to_lie_elsewhere_is_accepted_anew()
    {
        var elsewhere = new Placement("341024104", "历口镇", null, null);
        var moved = Route([Change(WarningChangeKind.Repeat, "W-1")], ATask(TaskState.WithVillage), elsewhere).ShouldNotBeNull().Task;
        (moved.State, moved.HandedTo, moved.Place).ShouldBe((TaskState.Assigned, null, elsewhere));

        var village = Pingli with { VillageCode = "341024103202", Village = "某村" };
        Route([Change(WarningChangeKind.Repeat, "W-1")], ATask(TaskState.WithVillage), village)!.Task.State.ShouldBe(TaskState.Accepted);
    }

    [Test]
    public void A_closed_warning_told_again_stays_closed_and_opens_nothing_and_a_step_up_opens_the_next_task()
    {
        var closed = AWarning(12000m, WarningStatus.Closed);
        var again = Reconcile(closed, Due(13000m)).ShouldHaveSingleItem();
        (again.Kind, again.Warning.Status).ShouldBe((WarningChangeKind.Repeat, WarningStatus.Closed));
        TaskRouter.Route(Household, Pingli, [again], null, 1, QimenProfile.Profile, Calendar, Today).ShouldBeNull();

        var worse = Reconcile(closed, Due(17000m)).ShouldHaveSingleItem();
        (worse.Kind, worse.Warning.Status).ShouldBe((WarningChangeKind.Escalate, WarningStatus.Escalated));
        TaskRouter.Route(Household, Pingli, [worse], null, 1, QimenProfile.Profile, Calendar, Today).ShouldNotBeNull().Task.Number.ShouldBe(2);

        // The correction of the step-up leaves what the visit settled.
        var corrected = Reconcile(worse.Warning, Due(12000m)).ShouldHaveSingleItem();
        (corrected.Warning.Status, corrected.Warning.Level).ShouldBe((WarningStatus.Closed, 0));
    }

    [Test]
    public void A_step_up_that_was_settled_and_then_taken_back_does_not_stand_open_again()
    {
        var raised = AWarning(12000m, WarningStatus.Raised);
        var settled = Reconcile(raised, Due(17000m)).ShouldHaveSingleItem().Warning with { Status = WarningStatus.Closed };
        Reconcile(settled, Due(12000m)).ShouldHaveSingleItem().Warning.Status.ShouldBe(WarningStatus.Closed);
    }

    private static IReadOnlyList<WarningChange> Reconcile(Warning known, DueWarning due) => Reconciler.Reconcile([known], [due], QimenProfile.Profile, 1, Today);

    private static TaskChange? Route(IReadOnlyList<WarningChange> changes, VerificationTask open, Placement? place = null) =>
        TaskRouter.Route(Household, place ?? Pingli, changes, open, open.Number, QimenProfile.Profile, Calendar, Today);

    private static VerificationTask ATask(TaskState state) => new()
    {
        TaskId = "T-0123456789abcdef",
        Household = Household,
        Number = 1,
        Place = state == TaskState.Unplaced ? Placement.Unplaced : Pingli,
        State = state,
        AssignedOn = Today.AddDays(-1),
        DueOn = Today.AddDays(1),
        Warnings = [new WarningId("W-1")],
        HandedTo = state == TaskState.WithVillage ? Pingli.VillageCode : null,
    };

    private static WarningChange Change(WarningChangeKind kind, string id) =>
        new(kind, AWarning(12000m, WarningStatus.Raised) with { Due = Due(12000m) with { WarningId = new WarningId(id) } });

    private static Warning AWarning(decimal measure, WarningStatus status) => new()
    {
        Due = Due(measure),
        Status = status,
        EscalatedAt = measure,
        RaisedOn = Today,
        RosterVersion = 1,
        PolicyVersion = "qimen",
    };

    private static DueWarning Due(decimal measure) => new()
    {
        WarningId = new WarningId("W-1"),
        Rule = "medical-cost",
        Kind = AlertKind.MedicalCost,
        Department = new DepartmentId("medical-insurance"),
        Household = Household,
        Person = Household,
        Period = new Period(2026, 10),
        WindowYear = 2026,
        Measure = measure,
        Threshold = "≥10000",
        Clause = "四（二）2",
        Alerts = [new AlertId((UInt128)measure)],
        EventKeys = [1],
    };
}
