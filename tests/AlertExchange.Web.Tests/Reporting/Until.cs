namespace AlertExchange.Web.Tests.Reporting;

/// <summary>Waits for what the program does by itself.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(50);
        }
    }
}
