using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Households;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>Tasks as their townships, villages and the bureau see them.</summary>
public sealed class TaskInbox(ExchangeStore store, PolicyDesk policies, ExchangeReports reports, ListCounts counts, HouseholdDesk households, Checklists checklists, PlaceClock clock)
{
    private const int ShownVisits = 5;

    /// <summary>Place date.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>One page of the tasks that may be seen.</summary>
    public TaskPage List(RowScope rows, TaskFilter filter, Paging paging)
    {
        var policy = policies.Current;
        return store.ReadLists(scope => new TaskPage(
            Cards(scope, store.TaskLists.Page(scope, rows, filter, paging), policy), counts.Of(scope, rows, filter), counts.Tasks(scope, rows, Today)));
    }

    /// <summary>These tasks as far as they may be seen.</summary>
    public IReadOnlyList<TaskCard> These(RowScope rows, IReadOnlyCollection<string> taskIds)
    {
        var policy = policies.Current;
        return store.Read(scope => Cards(scope, store.TaskLists.These(scope, rows, taskIds), policy));
    }

    /// <summary>Villages with open tasks that may be seen, in the order of the county's table, with how many.</summary>
    public IReadOnlyList<(Placement Village, int Tasks)> Villages(RowScope rows)
    {
        var open = store.ReadLists(scope => counts.OpenByVillage(scope, rows));
        return [.. policies.Current.Areas.Villages.Where(v => open.ContainsKey(v.VillageCode!)).Select(v => (v, open[v.VillageCode!]))];
    }

    /// <summary>The villages of a township; of all of them for null.</summary>
    public IReadOnlyList<Placement> VillagesOf(string? townshipCode) =>
        [.. policies.Current.Areas.Villages.Where(v => townshipCode is null || v.TownshipCode == townshipCode)];

    public IReadOnlyList<Placement> Townships => policies.Current.Areas.Townships;

    /// <summary>The name of a township or village; its code where the county's table has none.</summary>
    public string NameOf(string code)
    {
        var areas = policies.Current.Areas;
        return code.Length > 9
            ? areas.Villages.FirstOrDefault(v => v.VillageCode == code)?.Village ?? code
            : areas.Townships.FirstOrDefault(t => t.TownshipCode == code)?.Township ?? code;
    }

    /// <summary>One task; null when there is none that may be seen.</summary>
    public TaskPaper? Find(Viewer viewer, string taskId)
    {
        var policy = policies.Current;
        return store.ReadWhole(scope =>
        {
            if (store.Verification.Find(scope, viewer.Rows, taskId) is not { } found)
            {
                return null;
            }

            var task = found.Task;
            var card = Cards(scope, [new ListedTask(task, found.HouseholdCode, found.Revision, store.TaskLists.Causes(scope, taskId))], policy)[0];
            return new TaskPaper
            {
                Card = card,
                Household = households.Find(scope, viewer.Rows, task.Household),
                Possible = VerificationCourse.Possible(task.State, viewer.Role),
                Checklist = checklists.For(card.Causes.Where(c => !c.Withdrawn).Select(c => c.Kind)),
                Course = store.Verification.Course(scope, taskId),
                Visits = [.. store.Verification.LastVisits(scope, task.Household, ShownVisits + 1).Where(v => v.TaskId != taskId).Take(ShownVisits)],
                Villages = [.. policy.Areas.Villages.Where(v => v.TownshipCode == task.Place.TownshipCode)],
                Townships = policy.Areas.Townships,
                MayAidFirst = policy.Profile.Monitoring.AidFirst.Value && !task.IsAidGiven,
                IsConfirmed = policy.Profile.Recognition.ConfirmOutcomes.Value,
            };
        });
    }

    private IReadOnlyList<TaskCard> Cards(ReadScope scope, IReadOnlyList<ListedTask> tasks, PlacePolicy policy)
    {
        var people = new TaskPeople(store, scope, tasks);
        var reminded = store.Bureau.Reminders.Newest(scope, [.. tasks.Where(t => t.Task.State.IsInHand()).Select(t => t.Task.TaskId)]);
        var unit = policy.Profile.Recognition.Verification.Value.Unit;
        return [.. tasks.Select(listed =>
        {
            var (name, maskedId) = people.HeadOf(listed.Task.Household);
            return new TaskCard
            {
                Task = listed.Task,
                Revision = listed.Revision,
                HouseholdCode = listed.HouseholdCode,
                Head = name,
                MaskedId = maskedId,
                HandedToName = listed.Task.HandedTo is { } village ? NameOf(village) : null,
                DaysLeft = policy.Calendar.DaysLeft(Today, listed.Task.DueOn, unit),
                Reminder = reminded.GetValueOrDefault(listed.Task.TaskId),
                DayWord = unit == DayUnit.Working ? "个工作日" : "天",
                Causes = [.. listed.Causes.Select(cause => Line(cause, policy.Profile, people))],
            };
        })];
    }

    private CauseLine Line(TaskCause cause, PolicyProfile profile, TaskPeople people)
    {
        var rule = profile.Rules.FirstOrDefault(r => r.Id == cause.Rule);
        return new CauseLine(
            cause.WarningId, rule?.Title ?? cause.Rule, cause.Measure is { } measure ? $"{Yuan(measure)}，预警线 {LineOf(cause, rule)}" : "", cause.Kind,
            reports.DepartmentName(cause.Department), cause.Period, cause.Clause, people.NameOf(cause.Person), cause.Status == WarningStatus.Withdrawn);
    }

    private static string LineOf(TaskCause cause, PolicyRule? rule) => rule is { Amount: { } amount, Operator: { } op } && rule.Threshold == cause.Threshold
        ? op switch
        {
            ThresholdOperator.AtLeast => $"{Yuan(amount)}（含）以上",
            ThresholdOperator.MoreThan => $"超过 {Yuan(amount)}",
            ThresholdOperator.AtMost => $"{Yuan(amount)}（含）以下",
            _ => $"低于 {Yuan(amount)}",
        }
        : cause.Threshold + " 元";

    private static string Yuan(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture) + " 元";
}
