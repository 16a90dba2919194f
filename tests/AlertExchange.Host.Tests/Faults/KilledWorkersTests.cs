using System.Diagnostics;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Host.Tests.Faults;

/// <summary>More than forty times kill -9 of a worker while there is work in hand, at every station, while another one lives: nothing is lost, nothing doubled.</summary>
/// <remarks>The longest of all fixtures, so the first of its folder.</remarks>
[Order(1)]
public sealed class KilledWorkersTests
{
    /// <summary>In which state of some submission to strike; each time a random while after it was seen.</summary>
    private static readonly SubmissionState[] Strikes =
    [
        SubmissionState.Reading, SubmissionState.Matching, SubmissionState.Accepted, SubmissionState.Reading, SubmissionState.Matching, SubmissionState.Accepted,
    ];

    /// <summary>Where the county is in each run.</summary>
    private static readonly (string Name, Func<string[]> Settings)[] Runs =
    [
        ("RabbitMQ and SQLite", OnSqlite),
        ("RabbitMQ and PostgreSQL", FaultServers.Shared),
        ("RabbitMQ and SQLite", OnSqlite),
        ("RabbitMQ and PostgreSQL", FaultServers.Shared),
        ("RabbitMQ and SQLite", OnSqlite),
        ("RabbitMQ and PostgreSQL", FaultServers.Shared),
        ("RabbitMQ and SQLite", OnSqlite),
    ];

    [Test]
    public async Task A_month_that_is_worked_on_by_dying_workers_ends_as_an_undisturbed_one()
    {
        var month = FaultSetUp.Month;
        var kills = new Dictionary<SubmissionState, int>();
        foreach (var (name, settings) in Runs)
        {
            await using var county = await FaultCounty.StartAsync(month, settings());
            var workers = new List<Process> { county.StartWorker(), county.StartWorker() };
            await county.HandInAsync(month);
            var moments = new List<string>();
            foreach (var strike in Strikes)
            {
                var state = await SeenAsync(county, strike);
                await Task.Delay(Random.Shared.Next(state == SubmissionState.Matching ? 20 : 250));
                var victim = workers[Random.Shared.Next(workers.Count)];
                await county.KillAsync(victim);
                workers.Remove(victim);
                workers.Add(county.StartWorker());
                kills[state] = kills.GetValueOrDefault(state) + 1;
                moments.Add(state.ToString());
            }

            await county.ShouldEndLikeAsync(month, $"{name}, killed while {string.Join(", ", moments)}");
        }

        kills.Values.Sum().ShouldBe(Runs.Length * Strikes.Length);
        TestContext.Out.WriteLine(string.Join(", ", kills.Select(k => $"{k.Value} kills while {k.Key}")));
    }

    private static string[] OnSqlite() => FaultServers.Broker(FaultServers.Variable("ALERTEXCHANGE_TEST_RABBITMQ"));

    /// <summary>Waits until some submission is in the state, or past it when it went by unseen; the state that was struck.</summary>
    private static async Task<SubmissionState> SeenAsync(FaultCounty county, SubmissionState strike)
    {
        var seen = strike;
        await FaultCounty.UntilAsync(
            () =>
            {
                var states = county.Submissions().Where(s => !s.IsFinished).Select(s => s.State).ToList();
                if (states.Contains(strike))
                {
                    return true;
                }

                // Everything is past it, or done: the strike falls on what there is.
                seen = states.Count == 0 ? SubmissionState.Completed : states.Max();
                return states.Count == 0 || (states.All(s => s is SubmissionState.Accepted) && strike != SubmissionState.Accepted);
            }, () => $"a submission in the state {strike}: {string.Join(", ", county.Submissions().Select(s => $"{s.SubmissionId} {s.State} {s.ClaimedBy}"))}");
        return seen;
    }
}
