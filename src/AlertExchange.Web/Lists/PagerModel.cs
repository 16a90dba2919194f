namespace AlertExchange.Web.Lists;

/// <summary>Which page of how many lines a list shows.</summary>
public sealed record PagerModel(ListState State, int Count)
{
    public int Pages => Math.Max(1, (Count + ListState.PageSize - 1) / ListState.PageSize);
}
