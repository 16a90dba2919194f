using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Verification;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Tasks;

/// <summary>The inbox: tasks by day or village; what can be done with many at once stands below it.</summary>
[Needs(Permission.SeeTasks)]
public sealed class TasksModel(TaskInbox inbox, VerificationDesk desk) : ViewerPage
{
    public const string Ended = "ended";

    /// <summary>Every state but cancelled: what the figures of a month count.</summary>
    public const string Counted = "counted";

    public ListState State { get; private set; } = null!;

    public TaskPage Tasks { get; private set; } = null!;

    public TaskFilter Filter { get; private set; } = new();

    public IReadOnlyList<(Placement Village, int Tasks)> Villages { get; private set; } = [];

    public IReadOnlyList<Placement> Townships => Viewer.Role == Role.Bureau ? inbox.Townships : [];

    /// <summary>Villages that a township may hand to.</summary>
    public IReadOnlyList<Placement> OwnVillages => Viewer is { Role: Role.Township, TownshipCode: { } township } ? inbox.VillagesOf(township) : [];

    /// <summary>Ids with the revision that was seen, <c>id@revision</c>.</summary>
    [BindProperty]
    public string[] Chosen { get; set; } = [];

    [BindProperty]
    public string? Village { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public bool GroupsByVillage => Filter.ByVillage;

    public void OnGet()
    {
        State = new ListState(Request.Path, Request.Query);
        Filter = Read(State);
        Tasks = inbox.List(Scope, Filter, new Paging(State.Page, ListState.PageSize));
        Villages = Viewer.Role == Role.Township ? inbox.Villages(Scope) : [];
    }

    /// <summary>What can be done with the tasks that this list shows.</summary>
    public bool Offers(TaskAction action) => Filter.State is { } one
        ? VerificationCourse.Possible(one, Viewer.Role).Contains(action)
        : Tasks.Cards.Any(card => VerificationCourse.Possible(card.Task.State, Viewer.Role).Contains(action));

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation) => ManyAsync(Permission.WorkTasks, TaskAction.Accept, cancellation);

    public Task<IActionResult> OnPostHandAsync(CancellationToken cancellation) => ManyAsync(Permission.HandToVillage, TaskAction.HandToVillage, cancellation);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellation) => ManyAsync(Permission.ConfirmOutcomes, TaskAction.Confirm, cancellation);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation) => ManyAsync(Permission.ConfirmOutcomes, TaskAction.Return, cancellation);

    private async Task<IActionResult> ManyAsync(Permission permission, TaskAction action, CancellationToken cancellation)
    {
        if (!Viewer.May(permission))
        {
            return Forbid();
        }

        var requests = Chosen.Take(VerificationDesk.MostAtOnce).Select(Parse).OfType<(string Id, long Revision)>().Select(chosen => new TaskRequest
        {
            TaskId = chosen.Id,
            Revision = chosen.Revision,
            Action = action,
            PlaceCode = Village,
            Note = Note,
            Address = HttpContext.Connection.RemoteIpAddress?.ToString(),
        }).ToList();
        if (requests.Count == 0)
        {
            Undone = "请先勾选任务。";
            return Back();
        }

        var answers = await desk.ActAsync(Viewer, requests, cancellation);
        var done = answers.Count(a => a is TaskAnswer.Done);
        var refusals = answers.OfType<TaskAnswer.Refused>().Select(r => VerificationTexts.Of(r.Why)).Distinct().ToList();
        Done = done > 0 ? $"已{action.Title()} {done} 户。" : null;
        Undone = done == answers.Count ? null
            : $"{answers.Count - done} 户没有办成：{string.Join("", refusals)}{(answers.Any(a => a is TaskAnswer.WentOn or TaskAnswer.NoSuchTask) ? "有的任务刚有新进展，请看过再办。" : "")}";
        return Back();
    }

    private RedirectResult Back() => Redirect(Request.Path + QueryWithoutHandler());

    // The list stays where it was: its state is the address, the act a part of it.
    private string QueryWithoutHandler()
    {
        var query = Request.Query.Where(q => q.Key != "handler").SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        return QueryString.Create(query).ToString();
    }

    private static (string Id, long Revision)? Parse(string chosen) =>
        chosen.Split('@') is [var id, var revision] && long.TryParse(revision, out var number) ? (id, number) : null;

    private TaskFilter Read(ListState state) => new()
    {
        State = state["state"] is { Length: > 0 } id && TaskStates.All.FirstOrDefault(s => s.Id() == id) is var one && one != default ? one : null,
        Ended = state["state"] == Ended,
        Counted = state["state"] == Counted,
        Period = Period.TryParse(state["period"], out var period) ? period : null,
        OverdueOn = state["late"] == "1" ? inbox.Today : null,
        TownshipCode = Viewer.Role == Role.Bureau && state["township"] is { Length: > 0 } township ? township : null,
        VillageCode = state["village"] is { Length: > 0 } village ? village : null,
        Outcome = OutcomeKinds.Parse(state["outcome"]),
        ByVillage = Viewer.Role == Role.Township && state["order"] != "due",
    };
}
