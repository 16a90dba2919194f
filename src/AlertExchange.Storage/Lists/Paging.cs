namespace AlertExchange.Storage.Lists;

/// <summary>Which rows of a list are shown.</summary>
/// <param name="Page">1-based.</param>
/// <param name="Size">Rows on a page.</param>
public readonly record struct Paging(int Page, int Size)
{
    internal long Skip => (Math.Max(1, Page) - 1L) * Size;
}
