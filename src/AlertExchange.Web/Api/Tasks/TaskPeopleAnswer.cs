namespace AlertExchange.Web.Api.Tasks;

/// <summary>The people of a task's household.</summary>
public sealed record TaskPeopleAnswer(IReadOnlyList<TaskPersonAnswer> Items);
