using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Rosters;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>The dry run: everything that can be told of a file without keeping anything of it.</summary>
public sealed class CheckDesk(FormCatalog forms, IntakeRequests requests, RosterCache rosters, LinkageDesk linkage, ExchangeSettings settings)
{
    /// <summary>Reads, adapts and matches every row.</summary>
    /// <param name="content">Seekable.</param>
    /// <exception cref="IntakeRefusedException">The file cannot be taken at all.</exception>
    public CheckResult Check(SubmitRequest request, Stream content)
    {
        var known = requests.For(request);
        using var sheets = IntakeFile.Open(content, known, forms);
        var session = IntakeSession.Open(sheets, known, forms);
        var version = rosters.LatestVersion();
        var matcher = linkage.Matcher(version, linkage.LatestVersion());
        var rejected = new List<RejectedRow>();
        var outcomes = new int[4];
        var remarked = 0;
        var repeats = new RepeatedAlerts();
        foreach (var raw in session.ReadRaw())
        {
            var adapted = CarefulAdapting.Adapt(session.Adapt, raw);
            rejected.AddRange(adapted.Rejected);
            repeats.Number(adapted.Alerts);
            remarked += adapted.Alerts.CountDoubtful();
            foreach (var outcome in Outcomes(adapted.Alerts, matcher))
            {
                outcomes[(int)outcome]++;
            }
        }

        var accepted = outcomes.Sum();
        var received = accepted + rejected.Count;
        return new CheckResult
        {
            Report = SubmissionReport.From(session.Report),
            Received = received,
            Rejected = rejected.Count,
            Accepted = accepted,
            Remarked = remarked,
            Definite = outcomes[(int)MatchOutcome.Definite],
            Possible = outcomes[(int)MatchOutcome.Possible],
            None = outcomes[(int)MatchOutcome.None],
            Parked = outcomes[(int)MatchOutcome.Parked],
            RosterVersion = version,
            WouldBeHeld = received > 0 && rejected.Count > settings.ErrorRateLimit * received,
            RejectedRows = rejected,
        };
    }

    private static IEnumerable<MatchOutcome> Outcomes(IReadOnlyList<AlertMessage> alerts, IMatcher matcher)
    {
        try
        {
            return MatchingStation.Match(alerts, matcher).Select(m => m.Outcome);
        }
        catch (Exception fault) when (PoisonSearch.MayBeOneThing(fault))
        {
            var parked = PoisonSearch.Find(alerts.Count, (start, count) => MatchingStation.Match([.. alerts.Skip(start).Take(count)], matcher));
            var others = MatchingStation.Match([.. alerts.Where((_, i) => !parked.ContainsKey(i))], matcher);
            return [.. others.Select(m => m.Outcome), .. Enumerable.Repeat(MatchOutcome.Parked, parked.Count)];
        }
    }
}
