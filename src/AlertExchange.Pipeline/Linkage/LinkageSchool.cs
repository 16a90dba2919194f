using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Linkage;

namespace AlertExchange.Pipeline.Linkage;

/// <summary>Trains linkage parameters on the rows that count and on the newest roster, and stores them under the next version.</summary>
public sealed class LinkageSchool(ExchangeStore store, RosterCache rosters, LinkageDesk linkage, PlaceClock clock)
{
    /// <summary>Fewer rows teach nothing that the parameters that come with the program do not know.</summary>
    public const int LeastRows = 200;

    /// <summary>More do not change a figure that matters.</summary>
    private const int MostRows = 500_000;

    private const int RandomPairs = 2_000_000;

    /// <summary>Learns and stores; files that are read from now on are matched with what was learned.</summary>
    /// <param name="by">Who asked for it.</param>
    /// <returns>Null, and nothing is stored, where there are fewer than <see cref="LeastRows"/> rows or nobody on the roster.</returns>
    public async Task<(StoredLinkage Stored, LinkageTraining Training)?> TrainAsync(string by, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        var roster = rosters.Latest();
        // Always from what came with the program: training on training would follow its own tail.
        var start = linkage.Get(0);
        var lessons = new LinkageLessons(roster, start);
        var rows = Lessons(lessons, progress, cancellation);
        if (rows.Count < LeastRows || roster.PersonCount < 2)
        {
            return null;
        }

        progress.Report((null, "随机配对"));
        var chance = lessons.ByChance(RandomPairs);
        cancellation.ThrowIfCancellationRequested();
        progress.Report((null, "估计"));
        var title = $"{clock.Today:yyyy-MM-dd}";
        var training = LinkageTrainer.Train(start, rows, chance, roster.PersonCount, title);
        var trained = new StoredLinkage
        {
            Version = 0,
            TrainedAt = clock.Now,
            TrainedBy = by,
            RosterVersion = roster.Version,
            RowCount = rows.Count,
            Parameters = LinkageParametersParser.Write(training.Parameters),
        };
        return (await store.WriteAsync(scope => store.Linkage.Add(scope, trained), cancellation), training);
    }

    private List<TrainingRow> Lessons(LinkageLessons lessons, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        var rows = new List<TrainingRow>();
        var batches = store.Read(store.Batches.ListLive);
        for (var i = 0; i < batches.Count && rows.Count < MostRows; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(((double)i / batches.Count, "读取已入账的行"));
            var (alerts, dead) = store.Read(scope => (AlertTable.Of(store.Batches.ReadAlerts(scope, batches[i].BatchId)), store.Batches.ReadDead(scope, batches[i].BatchId)));
            for (var row = 0; row < alerts.Count; row++)
            {
                if (!DeadAlerts.IsSet(dead, row) && lessons.Of(MatchQuery.From(alerts, row)) is { } lesson)
                {
                    rows.Add(lesson);
                }
            }
        }

        return rows;
    }
}
