using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Routing;

public sealed class TaskRouterTests
{
    private static readonly DateOnly Today = new(2022, 9, 30);
    private static readonly SubjectKey Household = SubjectKey.OnRoster(7);
    private static readonly Placement Guixi = new("341024103", "平里镇", "341024103201", "贵溪村村委会");
    private static readonly WorkCalendar Calendar = WorkCalendar.Parse(RepositoryFile.Read("config/calendar/holidays.csv"), "holidays.csv");

    [Test]
    public void A_raised_warning_opens_a_task_that_is_due_on_the_second_day()
    {
        var change = Route([Change(WarningChangeKind.Raise, "W-1")]).ShouldNotBeNull();

        change.Kind.ShouldBe(TaskChangeKind.Open);
        change.Task.TaskId.ShouldMatch("^T-[0-9a-f]{16}$");
        change.Task.State.ShouldBe(TaskState.Assigned);
        change.Task.Number.ShouldBe(1);
        change.Task.AssignedOn.ShouldBe(Today);
        change.Task.DueOn.ShouldBe(new DateOnly(2022, 10, 2), "calendar days, holidays or not");
        change.Task.Warnings.ShouldBe([new WarningId("W-1")]);
    }

    [Test]
    public void Where_the_profile_counts_working_days_the_calendar_decides()
    {
        var profile = QimenProfile.Profile with
        {
            Recognition = QimenProfile.Profile.Recognition with { Verification = new Stated<DayLimit>(new DayLimit(5, DayUnit.Working), "7") },
        };
        TaskRouter.Route(Household, Guixi, [Change(WarningChangeKind.Raise, "W-1")], null, 0, profile, Calendar, Today)
            .ShouldNotBeNull().Task.DueOn.ShouldBe(new DateOnly(2022, 10, 12));
    }

    [Test]
    public void A_household_has_one_task_that_lists_every_cause()
    {
        var first = Route([Change(WarningChangeKind.Raise, "W-1"), Change(WarningChangeKind.Raise, "W-2")]).ShouldNotBeNull().Task;
        first.Warnings.Count.ShouldBe(2);

        var later = Route([Change(WarningChangeKind.Raise, "W-3")], first, today: Today.AddDays(1)).ShouldNotBeNull();
        later.Kind.ShouldBe(TaskChangeKind.Join);
        later.Task.TaskId.ShouldBe(first.TaskId);
        later.Task.Warnings.Count.ShouldBe(3);
        later.Task.DueOn.ShouldBe(first.DueOn, "joining never moves the day later");
        later.Task.AssignedOn.ShouldBe(first.AssignedOn);
    }

    [Test]
    public void Repeats_and_causes_already_listed_change_nothing()
    {
        var open = Route([Change(WarningChangeKind.Raise, "W-1")])!.Task;
        Route([Change(WarningChangeKind.Repeat, "W-1")], open).ShouldBeNull();
        Route([Change(WarningChangeKind.Escalate, "W-1")], open).ShouldBeNull();
        Route([Change(WarningChangeKind.Repeat, "W-1")]).ShouldBeNull();
        Route([Change(WarningChangeKind.Withdraw, "W-1")]).ShouldBeNull();
        Route([], open).ShouldBeNull();
    }

    [Test]
    public void An_escalation_after_the_task_was_closed_opens_the_next_one()
    {
        var change = Route([Change(WarningChangeKind.Escalate, "W-1")], lastNumber: 1).ShouldNotBeNull();
        change.Kind.ShouldBe(TaskChangeKind.Open);
        change.Task.Number.ShouldBe(2);
        change.Task.TaskId.ShouldNotBe(Route([Change(WarningChangeKind.Raise, "W-1")])!.Task.TaskId);
    }

    [Test]
    public void Withdrawing_some_causes_narrows_withdrawing_all_cancels()
    {
        var open = Route([Change(WarningChangeKind.Raise, "W-1"), Change(WarningChangeKind.Raise, "W-2")])!.Task;

        var narrowed = Route([Change(WarningChangeKind.Withdraw, "W-1")], open).ShouldNotBeNull();
        (narrowed.Kind, narrowed.Task.State).ShouldBe((TaskChangeKind.Narrow, TaskState.Assigned));
        var cancelled = Route([Change(WarningChangeKind.Withdraw, "W-2")], narrowed.Task).ShouldNotBeNull();
        (cancelled.Kind, cancelled.Task.State).ShouldBe((TaskChangeKind.Cancel, TaskState.Cancelled));

        Route([Change(WarningChangeKind.Withdraw, "W-1"), Change(WarningChangeKind.Withdraw, "W-2"), Change(WarningChangeKind.Raise, "W-3")], open)
            .ShouldNotBeNull().Task.Warnings.ShouldBe([new WarningId("W-3")]);
    }

    [Test]
    public void An_unplaced_household_stands_with_the_bureau_until_its_place_is_known()
    {
        var open = Route([Change(WarningChangeKind.Raise, "W-1")], place: Placement.Unplaced).ShouldNotBeNull().Task;
        open.State.ShouldBe(TaskState.Unplaced);
        open.DueOn.ShouldBe(new DateOnly(2022, 10, 2));

        var moved = Route([], open, today: Today.AddDays(1)).ShouldNotBeNull();
        (moved.Kind, moved.Task.State, moved.Task.Place, moved.Task.DueOn).ShouldBe((TaskChangeKind.Move, TaskState.Assigned, Guixi, open.DueOn));
        Route([], moved.Task, place: Placement.Unplaced).ShouldBeNull("a place once known is not forgotten");
    }

    [Test]
    public void Routing_the_same_changes_again_changes_nothing()
    {
        WarningChange[] changes = [Change(WarningChangeKind.Raise, "W-1"), Change(WarningChangeKind.Withdraw, "W-9")];
        var open = Route(changes)!.Task;
        Route(changes, open, 1).ShouldBeNull();
    }

    private static TaskChange? Route(
        WarningChange[] changes, VerificationTask? open = null, int lastNumber = 0, Placement? place = null, DateOnly? today = null) =>
        TaskRouter.Route(Household, place ?? Guixi, changes, open, lastNumber, QimenProfile.Profile, Calendar, today ?? Today);

    private static WarningChange Change(WarningChangeKind kind, string id) => new(kind, new Warning
    {
        Due = new DueWarning
        {
            WarningId = new WarningId(id),
            Rule = "medical-cost",
            Kind = AlertKind.MedicalCost,
            Department = new DepartmentId("medical-insurance"),
            Household = Household,
            Person = SubjectKey.OnRoster(71),
            Period = new Period(2022, 9),
            WindowYear = 2022,
            Threshold = "≥10000",
            Clause = "四（二）2",
            Alerts = [new AlertId(1)],
        },
        Status = kind == WarningChangeKind.Withdraw ? WarningStatus.Withdrawn : WarningStatus.Raised,
        RaisedOn = Today,
        RosterVersion = 1,
        PolicyVersion = "x",
    });
}
