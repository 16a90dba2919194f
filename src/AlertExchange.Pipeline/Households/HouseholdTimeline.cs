using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Households;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Reviews;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Households;

/// <summary>
/// One line through everything that is stored about a household. All its steps are gathered, which a household has few of, and put into words
/// page by page; sealed files of departments are not opened for it.
/// </summary>
public sealed class HouseholdTimeline(ExchangeStore store, ExchangeReports reports)
{
    /// <param name="rows">Of whoever looks: what was decided about alerts and silences is the bureau's.</param>
    internal TimelinePage Page(ListScope scope, RowScope rows, HouseholdCard card, Paging paging)
    {
        var people = new Lazy<IReadOnlyDictionary<SubjectKey, string>>(() => People(scope, card));
        var steps = new List<(DateTimeOffset At, Func<TimelineEvent> Tell)>();
        var alerts = store.Households.Alerts(scope, card.Household);
        steps.AddRange(alerts.Select(alert => (alert.ReceivedAt, (Func<TimelineEvent>)(() => Alert(scope, alert, people.Value)))));
        if (rows.Kind == RowScopeKind.County)
        {
            steps.AddRange(Reviews(scope, alerts).Select(step => (step.At, (Func<TimelineEvent>)(() => Review(scope, step)))));
            steps.AddRange(store.Bureau.Silences.OfHousehold(scope, card.Household).SelectMany(Silence).Select(step => (step.At, (Func<TimelineEvent>)(() => step))));
        }

        var warnings = store.Warnings.ListForHousehold(scope, card.Household);
        steps.AddRange(store.Households.WarningEvents(scope, card.Household, warnings).Select(step => (step.At, (Func<TimelineEvent>)(() => Warning(step, people.Value)))));
        steps.AddRange(store.Households.TaskEvents(scope, card.Household).Select(step => (step.At, (Func<TimelineEvent>)(() => Task(step)))));
        steps.AddRange(Placed(scope, card.Household).Select(step => (step.At, (Func<TimelineEvent>)(() => step))));
        foreach (var task in store.Tasks.ListForHousehold(scope, card.Household))
        {
            steps.AddRange(store.Bureau.Reminders.Of(scope, task.TaskId).Select(asked => (asked.At, (Func<TimelineEvent>)(() => Reminder(task.TaskId, asked)))));
            steps.AddRange(store.Verification.Course(scope, task.TaskId).Select(step => (step.At, (Func<TimelineEvent>)(() => Step(task.TaskId, step)))));
        }

        // Steps of one moment (a file raises a warning and opens a task) stand in the order they followed one another.
        var page = steps.Select((step, i) => (step.At, step.Tell, i)).OrderByDescending(s => s.At).ThenByDescending(s => s.i)
            .Skip((Math.Max(1, paging.Page) - 1) * paging.Size).Take(paging.Size).Select(s => s.Tell());
        return new TimelinePage([.. page], steps.Count);
    }

    /// <summary>How people of the household are called in its own timeline.</summary>
    private Dictionary<SubjectKey, string> People(ReadScope scope, HouseholdCard card)
    {
        if (card.IsOffRoster)
        {
            return new Dictionary<SubjectKey, string> { [card.Household] = card.Members[0].Name ?? card.Code };
        }

        return store.Roster.FindHouseholds(scope, card.RosterVersion, [(int)card.Household.Value])
            .ToDictionary(p => SubjectKey.OnRoster(p.PersonNo), p => p.Person.Name);
    }

    private TimelineEvent Alert(ReadScope scope, HouseholdAlertRow alert, IReadOnlyDictionary<SubjectKey, string> people)
    {
        var entry = alert.Entry;
        var matches = store.Batches.ReadMatches(scope, alert.BatchId);
        var facts = new List<string?>
        {
            people.GetValueOrDefault(entry.Person),
            entry.OccurredOn is { } day ? "发生于 " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            entry.Measure is { } measure ? measure.ToString("N2", CultureInfo.InvariantCulture) + " 元" : null,
            entry.Code,
            $"所属月份 {alert.Period}",
        };
        return new TimelineEvent(
            PlaceClock.AtPlace(alert.ReceivedAt), TimelineKind.Alert, $"{reports.DepartmentName(alert.Department)}报来：{alert.Kind.Title()}",
            [
                string.Join("，", facts.Where(f => !string.IsNullOrEmpty(f))),
                .. entry.Ordinal < matches.Count ? [$"比对：{MatchTexts.Reasons(matches[entry.Ordinal])}"] : Array.Empty<string>(),
            ],
            alert.SubmissionId, alert.Counts);
    }

    private TimelineEvent Warning(HouseholdWarningEvent step, IReadOnlyDictionary<SubjectKey, string> people)
    {
        var due = step.Row.Warning.Due;
        var what = step.Change switch
        {
            WarningChangeKind.Raise => "产生预警",
            WarningChangeKind.Escalate => "预警升级",
            WarningChangeKind.Repeat => "同一预警又有新情况",
            WarningChangeKind.Withdraw => "预警撤回",
            WarningChangeKind.Close => "预警办结",
            _ => throw new InvalidOperationException("Unknown change of a warning."),
        };
        var facts = new[]
        {
            people.GetValueOrDefault(due.Person),
            step.Measure is { } yuan ? yuan.ToString("N2", CultureInfo.InvariantCulture) + " 元" : null,
            due.Threshold.Length == 0 ? null : "标准 " + due.Threshold,
        };
        return new TimelineEvent(
            PlaceClock.AtPlace(step.At), TimelineKind.Warning, $"{what}：{due.Kind.Title()}",
            [string.Join("，", facts.Where(f => !string.IsNullOrEmpty(f))), $"依据 {due.Clause}"],
            due.WarningId.Value, step.Row.Warning.Status != WarningStatus.Withdrawn);
    }

    private static TimelineEvent Task(HouseholdTaskEvent step) => new(
        PlaceClock.AtPlace(step.At), TimelineKind.Task, $"核查任务：{step.State.Title()}",
        [$"{step.Township ?? "待定乡镇"}，{step.Warnings} 条预警，期限 {step.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"], step.TaskId, step.State != TaskState.Cancelled);

    private static TimelineEvent Step(string taskId, VerificationEvent step)
    {
        var details = new List<string> { $"{step.Name}（{step.State.Title()}）" };
        if (step.Outcome is { } outcome)
        {
            details.Add($"入户 {outcome.VisitedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                + (OutcomeReasons.Find(outcome.Reason) is { } reason ? $"，{reason.Title}" : "")
                + (outcome.LookAgainOn is { } again ? $"，{again.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 再看" : ""));
        }

        if ((step.Note ?? step.Outcome?.Note) is { Length: > 0 } note)
        {
            details.Add(note);
        }

        return new TimelineEvent(
            PlaceClock.AtPlace(step.At), step.Outcome is null ? TimelineKind.Task : TimelineKind.Visit,
            step.Outcome is { } found ? $"核查结论：{found.Kind.Title()}" : $"核查任务：{step.Action.Title()}", details, taskId);
    }

    private static TimelineEvent Reminder(string taskId, TaskReminder asked) =>
        new(PlaceClock.AtPlace(asked.At), TimelineKind.Task, "核查任务：催办", [asked.Name], taskId);

    private IEnumerable<TimelineEvent> Placed(ReadScope scope, SubjectKey household) =>
        store.Bureau.Places.History(scope, [household]).GetValueOrDefault(household, []).Select(placed => new TimelineEvent(
            PlaceClock.AtPlace(placed.At), TimelineKind.Task, $"指定所在地：{placed.Place.Township}{placed.Place.Village}", [placed.Name], placed.Place.VillageCode ?? placed.Place.TownshipCode ?? ""));

    private static IEnumerable<TimelineEvent> Silence(StoredSilence silence)
    {
        var number = silence.Silence.Number.ToString(CultureInfo.InvariantCulture);
        var until = PlaceClock.AtPlace(silence.PlannedUntil).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        yield return new TimelineEvent(
            PlaceClock.AtPlace(silence.CreatedAt), TimelineKind.Silence, $"静默至 {until}", [$"{silence.OwnerName}：{silence.Reason}"], number, silence.EndedBy is null);
        if (silence.EndedBy is { } login)
        {
            yield return new TimelineEvent(PlaceClock.AtPlace(silence.Silence.EndsAt), TimelineKind.Silence, "静默提前结束", [login], number);
        }
    }

    private IEnumerable<ReviewEvent> Reviews(ReadScope scope, IReadOnlyList<HouseholdAlertRow> alerts)
    {
        var rows = alerts.Select(a => (a.BatchId, a.Entry.Ordinal)).ToHashSet();
        return store.Reviews.OnBatches(scope, [.. rows.Select(r => r.BatchId).Distinct()]).Where(step => rows.Contains((step.BatchId, step.Ordinal)));
    }

    private TimelineEvent Review(ReadScope scope, ReviewEvent step)
    {
        var codes = store.Roster.PersonCodes(scope, step.Persons.ToArray());
        return new TimelineEvent(
            PlaceClock.AtPlace(step.At), TimelineKind.Review, $"人工核对：{step.Kind.Title()}",
            [ReviewTexts.Line(step, number => codes.GetValueOrDefault(number, ""))], new CaseNumber(step.BatchId, step.Ordinal).ToString());
    }
}
