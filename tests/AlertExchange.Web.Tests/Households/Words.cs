namespace AlertExchange.Web.Tests.Households;

/// <summary>What a page says and does not say, one after the other.</summary>
internal static class Words
{
    public static string Says(this string page, string words)
    {
        page.ShouldContain(words);
        return page;
    }

    public static string SaysNot(this string page, string words)
    {
        page.ShouldNotContain(words);
        return page;
    }
}
