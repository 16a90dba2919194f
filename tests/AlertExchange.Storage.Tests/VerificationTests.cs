using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Verification;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class VerificationTests(TestDatabase database) : StoreTests(database)
{
    private static readonly Placement Pingli = new("341024101", "平里镇", "341024101201", "某某村");
    private static readonly Placement Likou = new("341024104", "历口镇", "341024104201", "某村");
    private static readonly DateOnly Today = new(2022, 8, 20);
    private static readonly RowScope PingliTown = RowScope.Of(new Viewer("pingli", "镇干部", Role.Township, TownshipCode: "341024101"));
    private static readonly RowScope PingliVillage = RowScope.Of(new Viewer("cun", "村干部", Role.Village, TownshipCode: "341024101", VillageCode: "341024101201"));

    [Test]
    public void A_step_comes_back_with_its_words_and_pictures_and_the_task_stands_as_it_left_it()
    {
        var task = Save(ATask(1));
        var reported = task with { State = TaskState.Reported, Outcome = "tracking", HandedTo = Pingli.VillageCode, IsAidGiven = true, DueOn = Today.AddDays(9) };
        var outcome = new Outcome(OutcomeKind.Tracking, Today, "slightly-below", Today.AddDays(90), "户主在外务工");
        var before = Find(task.TaskId)!.Revision;
        var step = Add(reported, AStep(TaskAction.Report, reported) with
        {
            Outcome = outcome,
            FormId = "form-1",
            Photos = [new VerificationPhoto(new string('a', 32), PhotoFormat.Jpeg, 12345), new VerificationPhoto(new string('b', 32), PhotoFormat.Png, 5)],
        });

        var found = Find(task.TaskId).ShouldNotBeNull();
        found.Task.Warnings.ShouldBe(reported.Warnings);
        (found.Task with { Warnings = reported.Warnings }).ShouldBe(reported);
        found.Revision.ShouldBe(step.Revision);
        found.Revision.ShouldBeGreaterThan(before);
        var read = Store.Read(scope => Store.Verification.Course(scope, task.TaskId)).ShouldHaveSingleItem();
        read.Photos.ShouldBe(step.Photos);
        (read with { Photos = step.Photos }).ShouldBe(step with { Note = outcome.Note });
        Store.Read(scope => Store.Verification.OfForm(scope, "form-1"))!.Value.TaskId.ShouldBe(task.TaskId);
        Store.Read(scope => Store.Verification.OfForm(scope, "form-2")).ShouldBeNull();
        Store.Read(scope => Store.Tasks.History(scope, task.TaskId)).Select(e => e.State).ShouldBe([TaskState.Assigned, TaskState.Reported]);
    }

    [Test]
    public void What_a_file_changes_leaves_what_people_said()
    {
        var task = Save(ATask(1));
        var handed = task with { State = TaskState.WithVillage, HandedTo = Pingli.VillageCode, IsPlacedByHand = true, IsAidGiven = true };
        Add(handed, AStep(TaskAction.HandToVillage, handed));
        Save(Store.Read(scope => Store.Tasks.LoadForHouseholds(scope, [task.Household]))[task.Household][0] with { DueOn = Today });

        var found = Find(task.TaskId)!.Task;
        (found.State, found.HandedTo, found.IsPlacedByHand, found.IsAidGiven, found.DueOn).ShouldBe((TaskState.WithVillage, Pingli.VillageCode, true, true, Today));
    }

    [Test]
    public void Words_and_names_of_a_note_are_not_to_be_read_in_the_database()
    {
        var task = Save(ATask(1));
        Add(task, AStep(TaskAction.AskBack, task) with { Note = "张三不在本镇" });
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sealed_note FROM verification_event";
        var bytes = (byte[])command.ExecuteScalar()!;
        bytes.AsSpan().IndexOf("张三"u8).ShouldBe(-1);
        bytes.Length.ShouldBeGreaterThan(20);
    }

    [Test]
    public void A_township_sees_its_tasks_a_village_those_handed_to_it_and_a_department_or_nobody_none()
    {
        var mine = Save(ATask(1));
        var handed = Save(ATask(2)) with { State = TaskState.WithVillage, HandedTo = Pingli.VillageCode };
        Add(handed, AStep(TaskAction.HandToVillage, handed));
        var theirs = Save(ATask(3) with { Place = Likou });
        var nowhere = Save(ATask(4) with { Place = Placement.Unplaced, State = TaskState.Unplaced });
        string[] all = [mine.TaskId, handed.TaskId, theirs.TaskId, nowhere.TaskId];

        Seen(RowScope.County).ShouldBe(all, ignoreOrder: true);
        Seen(PingliTown).ShouldBe([mine.TaskId, handed.TaskId], ignoreOrder: true);
        Seen(PingliVillage).ShouldBe([handed.TaskId]);
        Seen(RowScope.Nothing).ShouldBeEmpty();
        Seen(RowScope.Of(new Viewer("yibao", "联络员", Role.Liaison, Medical))).ShouldBeEmpty();
        Store.Read(scope => Store.Verification.Find(scope, RowScope.County, "T-nonsense")).ShouldBeNull();

        List<string> Seen(RowScope rows) => Store.ReadLists(scope =>
        {
            var page = Store.TaskLists.Page(scope, rows, new TaskFilter(), new Paging(1, 50)).Select(t => t.Task.TaskId).ToList();
            Store.TaskLists.Count(scope, rows, new TaskFilter()).ShouldBe(page.Count);
            Store.TaskLists.Counts(scope, rows, Today).Open.ShouldBe(page.Count);
            Store.TaskLists.These(scope, rows, all).Select(t => t.Task.TaskId).ShouldBe(page, ignoreOrder: true);
            all.Where(id => Store.Verification.Find(scope, rows, id) is not null).ShouldBe(page, ignoreOrder: true);
            return page;
        });
    }

    [Test]
    public void A_list_is_cut_in_pages_by_day_and_filtered()
    {
        for (var n = 1; n <= 7; n++)
        {
            Save(ATask(n) with { DueOn = Today.AddDays(n - 4), Place = n % 2 == 0 ? Pingli : Pingli with { VillageCode = null, Village = null } });
        }

        Days(new TaskFilter(), 1).ShouldBe([-3, -2, -1]);
        Days(new TaskFilter(), 3).ShouldBe([3]);
        Days(new TaskFilter { OverdueOn = Today }, 1).ShouldBe([-3, -2, -1]);
        Days(new TaskFilter { VillageCode = Pingli.VillageCode }, 1).ShouldBe([-2, 0, 2]);
        Days(new TaskFilter { ByVillage = true }, 2).ShouldBe([3, -2, 0], "what has no village comes first");
        Days(new TaskFilter { State = TaskState.Reported }, 1).ShouldBeEmpty();
        Days(new TaskFilter { Ended = true }, 1).ShouldBeEmpty();
        Store.ReadLists(scope => Store.TaskLists.Counts(scope, PingliTown, Today)).ShouldBe(new TaskCounts(7, 7, 3, 0, 0, 0));
        Store.ReadLists(scope => Store.TaskLists.OpenByVillage(scope, PingliTown)).ShouldBe(new Dictionary<string, int> { [Pingli.VillageCode!] = 3 });

        List<int> Days(TaskFilter filter, int page) =>
            Store.ReadLists(scope => Store.TaskLists.Page(scope, PingliTown, filter, new Paging(page, 3)).Select(t => t.Task.DueOn.DayNumber - Today.DayNumber).ToList());
    }

    [Test]
    public void A_list_says_why_somebody_is_to_be_visited()
    {
        Apply(WarningChangeKind.Raise, AWarning(1));
        var task = Save(ATask(1));
        var listed = Store.Read(scope => Store.TaskLists.These(scope, RowScope.County, [task.TaskId])).ShouldHaveSingleItem();
        var cause = listed.Causes.ShouldHaveSingleItem();
        (cause.Rule, cause.Measure, cause.Threshold, cause.Clause, cause.Department).ShouldBe(("medical-cost", 12000.50m, "≥10000", "四（二）2", Medical));
        listed.Task.Warnings.ShouldBe(task.Warnings);
        Store.Read(scope => Store.TaskLists.Causes(scope, task.TaskId)).ShouldBe([cause]);
    }

    [Test]
    public void A_department_learns_what_became_of_its_warnings_and_of_no_others()
    {
        for (var n = 1; n <= 4; n++)
        {
            Apply(WarningChangeKind.Raise, AWarning(n));
            Save(ATask(n));
        }

        Close(ATask(1), OutcomeKind.NoRisk);
        Close(ATask(2), OutcomeKind.TakeIn);
        var reported = ATask(3) with { State = TaskState.Reported, Outcome = "no-risk" };
        Add(reported, AStep(TaskAction.Report, reported));

        var medical = RowScope.Of(new Viewer("yibao", "联络员", Role.Liaison, Medical));
        Outcomes(medical).ShouldBe(
        [
            new OutcomeCount("", WarningStatus.Closed, TaskState.Closed, OutcomeKind.NoRisk, 1),
            new OutcomeCount("", WarningStatus.Closed, TaskState.Closed, OutcomeKind.TakeIn, 1),
            new OutcomeCount("", WarningStatus.Raised, TaskState.Assigned, null, 1),
            new OutcomeCount("", WarningStatus.Raised, TaskState.Reported, null, 1),
        ], ignoreOrder: true);
        Outcomes(RowScope.Of(new Viewer("zhujian", "联络员", Role.Liaison, new DepartmentId("housing")))).ShouldBeEmpty();
        Outcomes(PingliTown).ShouldBeEmpty();
        Store.Read(scope => Store.Outcomes.OfWarning(scope, medical, AWarning(2).Due.WarningId))!.Outcome.ShouldBe(OutcomeKind.TakeIn);
        Store.Read(scope => Store.Outcomes.ByRule(scope, August)).Sum(c => c.Count).ShouldBe(4);
        Store.Read(scope => Store.Outcomes.ByRule(scope, new Period(2022, 7))).ShouldBeEmpty();
        Store.Read(scope => Store.Warnings.History(scope, AWarning(1).Due.WarningId)).Select(e => e.Kind).ShouldBe([WarningChangeKind.Raise, WarningChangeKind.Close]);

        IReadOnlyList<OutcomeCount> Outcomes(RowScope rows) => Store.Read(scope => Store.Outcomes.OfSubmission(scope, rows, "S1"));
    }

    [Test]
    public void The_newest_visit_comes_first_and_only_the_last_word_of_a_closed_task_stands()
    {
        var task = Save(ATask(1));
        foreach (var kind in (OutcomeKind[])[OutcomeKind.DataWrong, OutcomeKind.NoRisk])
        {
            var reported = task with { State = TaskState.Reported, Outcome = kind.Id() };
            Add(reported, AStep(TaskAction.Report, reported) with { Outcome = new Outcome(kind, Today) });
        }

        Visits().Select(v => (v.Outcome.Kind, v.Stands)).ShouldBe([(OutcomeKind.NoRisk, false), (OutcomeKind.DataWrong, false)]);
        var closed = task with { State = TaskState.Closed, Outcome = "no-risk" };
        Add(closed, AStep(TaskAction.Confirm, closed));
        Visits().Select(v => (v.Outcome.Kind, v.Stands)).ShouldBe([(OutcomeKind.NoRisk, true), (OutcomeKind.DataWrong, false)]);

        IReadOnlyList<PastVisit> Visits() => Store.Read(scope => Store.Verification.LastVisits(scope, task.Household, 5));
    }

    [Test]
    public void A_picture_is_found_only_by_those_who_see_its_task()
    {
        var task = Save(ATask(1));
        var photo = new VerificationPhoto(new string('a', 32), PhotoFormat.Jpeg, 1);
        var step = Add(task, AStep(TaskAction.Report, task) with { Outcome = new Outcome(OutcomeKind.Deceased, Today), Photos = [photo] });
        Photo(PingliTown, 0).ShouldBe(photo);
        Photo(PingliTown, 1).ShouldBeNull();
        Photo(PingliVillage, 0).ShouldBeNull();

        VerificationPhoto? Photo(RowScope rows, int position) => Store.Read(scope => Store.Verification.Photo(scope, rows, task.TaskId, step.Revision, position));
    }

    private void Close(VerificationTask task, OutcomeKind kind)
    {
        var closed = task with { State = TaskState.Closed, Outcome = kind.Id() };
        Write(scope =>
        {
            Store.Verification.Add(scope, closed, AStep(TaskAction.Report, closed) with { Outcome = new Outcome(kind, Today) });
            Store.Warnings.Close(scope, closed.Warnings, Noon);
        });
    }

    private OpenedTask? Find(string taskId) => Store.Read(scope => Store.Verification.Find(scope, RowScope.County, taskId));

    private VerificationEvent Add(VerificationTask task, VerificationEvent step) => Store.Write(scope => Store.Verification.Add(scope, task, step));

    private static VerificationEvent AStep(TaskAction action, VerificationTask after) =>
        new() { Action = action, State = after.State, By = Role.Township, Login = "pingli", Name = "镇干部", At = Noon };

    private VerificationTask Save(VerificationTask task)
    {
        Write(scope => Store.Tasks.Save(scope, [new TaskWrite(task, August, "S1", Noon)]));
        return task;
    }

    private void Apply(WarningChangeKind kind, Warning warning) =>
        Write(scope => Store.Warnings.Apply(scope, [new WarningWrite(new WarningChange(kind, warning), Pingli, "S1", Noon)]));

    private static string Id(char kind, int n) => $"{kind}-{unchecked((ulong)n * 0x9E3779B97F4A7C15):x16}";

    private static VerificationTask ATask(int n) => new()
    {
        TaskId = Id('T', n),
        Household = SubjectKey.OnRoster(n),
        Number = 1,
        Place = Pingli,
        State = TaskState.Assigned,
        AssignedOn = Today,
        DueOn = Today.AddDays(2),
        Warnings = [new WarningId(Id('W', n))],
    };

    private static Warning AWarning(int n) => new()
    {
        Due = new DueWarning
        {
            WarningId = new WarningId(Id('W', n)),
            Rule = "medical-cost",
            Kind = AlertKind.MedicalCost,
            Department = Medical,
            Household = SubjectKey.OnRoster(n),
            Person = SubjectKey.OnRoster(n),
            Period = August,
            WindowYear = 2022,
            Measure = 12000.50m,
            Threshold = "≥10000",
            Clause = "四（二）2",
            Alerts = [new AlertId((UInt128)n)],
            EventKeys = [(ulong)n],
        },
        Status = WarningStatus.Raised,
        EscalatedAt = 12000.50m,
        RaisedOn = Today,
        RosterVersion = 1,
        PolicyVersion = "qimen@1",
    };
}
