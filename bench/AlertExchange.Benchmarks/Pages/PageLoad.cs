using System.Collections.Concurrent;
using System.Diagnostics;

namespace AlertExchange.Benchmarks.Pages;

/// <summary>People who open one page after the other, without a pause.</summary>
internal static class PageLoad
{
    /// <summary>Each user opens pages in an order of their own until the time is over.</summary>
    /// <exception cref="InvalidOperationException">A page was not answered with 200.</exception>
    public static async Task<IReadOnlyList<PageTimes>> RunAsync(IReadOnlyList<HttpClient> users, IReadOnlyList<string> pages, TimeSpan duration)
    {
        var times = pages.ToDictionary(p => p, _ => new ConcurrentBag<double>());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(users.Select((user, number) => Task.Run(async () =>
        {
            var random = new Random(number);
            while (watch.Elapsed < duration)
            {
                var page = pages[random.Next(pages.Count)];
                var began = Stopwatch.GetTimestamp();
                using var answer = await user.GetAsync(page);
                await answer.Content.LoadIntoBufferAsync();
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{page} answered {answer.StatusCode}.");
                }

                times[page].Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        })));
        return [.. pages.Select(p => new PageTimes(p, [.. times[p]]))];
    }
}
