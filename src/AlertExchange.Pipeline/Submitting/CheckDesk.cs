using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>The dry run: everything that can be told of a file without keeping anything of it.</summary>
public sealed class CheckDesk(ExchangeStore store, FormCatalog forms, IntakeRequests requests, RosterCache rosters, LinkageDesk linkage, ReviewMemories memories, ExchangeSettings settings)
{
    /// <summary>Reads, adapts and matches every row.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="look">Is shown every batch as it was adapted; nothing of rows is kept here, of which a file may have a million.</param>
    /// <exception cref="IntakeRefusedException">The file cannot be taken at all.</exception>
    public CheckResult Check(SubmitRequest request, Stream content, Action<AdaptedBatch>? look = null, CancellationToken cancellation = default)
    {
        var known = requests.For(request);
        using var sheets = IntakeFile.Open(content, known, forms);
        var session = IntakeSession.Open(sheets, known, forms);
        var version = rosters.LatestVersion();
        var (matcher, index, memory) = (linkage.Matcher(version, linkage.LatestVersion()), rosters.Get(version), memories.Current());
        var rejected = 0;
        var outcomes = new int[4];
        var remarked = 0;
        var repeats = new RepeatedAlerts();
        var earlier = new EarlierRows(store, request);
        foreach (var raw in session.ReadRaw())
        {
            cancellation.ThrowIfCancellationRequested();
            var adapted = CarefulAdapting.Adapt(session.Adapt, raw);
            rejected += adapted.Rejected.Count;
            repeats.Number(adapted.Alerts);
            earlier.Look(adapted);
            look?.Invoke(adapted);
            remarked += adapted.Alerts.CountDoubtful();
            var keys = adapted.EventKeys;
            foreach (var outcome in Outcomes(adapted.Alerts, at => MatchingStation.Match([.. at.Select(i => adapted.Alerts[i])], [.. at.Select(i => keys[i])], matcher, memory, index)))
            {
                outcomes[(int)outcome]++;
            }
        }

        var (replaces, withdraws) = earlier.Count(session.Report);
        var accepted = outcomes.Sum();
        var received = accepted + rejected;
        return new CheckResult
        {
            Report = SubmissionReport.From(session.Report),
            Received = received,
            Rejected = rejected,
            Accepted = accepted,
            Remarked = remarked,
            Definite = outcomes[(int)MatchOutcome.Definite],
            Possible = outcomes[(int)MatchOutcome.Possible],
            None = outcomes[(int)MatchOutcome.None],
            Parked = outcomes[(int)MatchOutcome.Parked],
            RosterVersion = version,
            WouldBeHeld = received > 0 && rejected > settings.ErrorRateLimit * received,
            Replaces = replaces,
            Withdraws = withdraws,
        };
    }

    private static IEnumerable<MatchOutcome> Outcomes(IReadOnlyCollection<AlertMessage> alerts, Func<IReadOnlyList<int>, MatchResult[]> match)
    {
        int[] all = [.. Enumerable.Range(0, alerts.Count)];
        try
        {
            return all.Length == 0 ? [] : match(all).Select(m => m.Outcome);
        }
        catch (Exception fault) when (PoisonSearch.MayBeOneThing(fault))
        {
            var parked = PoisonSearch.Find(all.Length, (start, count) => match(all[start..(start + count)]));
            var others = match([.. all.Where(i => !parked.ContainsKey(i))]);
            return [.. others.Select(m => m.Outcome), .. Enumerable.Repeat(MatchOutcome.Parked, parked.Count)];
        }
    }
}
