using AlertExchange.Engine.Access;
using AlertExchange.Engine.Silencing;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Where silences are made, looked at and ended.</summary>
public sealed class SilenceDesk(ExchangeStore store, WarningDesk warnings, DueAgain dueAgain, AuditTrail audit, PlaceClock clock)
{
    /// <summary>The most silences that are made by one act.</summary>
    public const int MostAtOnce = 1000;

    public (IReadOnlyList<StoredSilence> Lines, int Count) Page(SilenceState state, Paging paging) => store.Read(scope =>
        (store.Bureau.Silences.Page(scope, state, clock.Now, paging), store.Bureau.Silences.Count(scope, state, clock.Now)));

    /// <summary>Silences what agrees with a matcher.</summary>
    public async Task<SilenceResult> SilenceAsync(Viewer viewer, SilenceMatcher matcher, SilenceRequest request, CancellationToken cancellation)
    {
        if ((matcher.IsEmpty ? SilenceProblem.Everything : Problem(request)) is { } problem)
        {
            return new SilenceResult.Refused(problem);
        }

        await store.WriteAsync(scope => Add(scope, viewer, matcher, request), cancellation);
        return new SilenceResult.Made(1, 0);
    }

    /// <summary>Silences the households of warnings, each by a silence of its own.</summary>
    /// <param name="wholeHousehold">All that is told of a household; else the rule of the chosen warning only.</param>
    public async Task<SilenceResult> SilenceAsync(Viewer viewer, WarningSelection selection, bool wholeHousehold, SilenceRequest request, CancellationToken cancellation)
    {
        if (Problem(request) is { } problem)
        {
            return new SilenceResult.Refused(problem);
        }

        var targets = warnings.Targets(viewer.Rows, selection);
        var matchers = targets.Select(t => new SilenceMatcher(t.Household, wholeHousehold ? null : t.Rule)).Distinct().ToList();
        if (matchers.Count is 0 or > MostAtOnce)
        {
            return new SilenceResult.Refused(matchers.Count == 0 ? SilenceProblem.Nothing : SilenceProblem.TooMany);
        }

        await store.WriteAsync(
            scope =>
            {
                foreach (var matcher in matchers)
                {
                    Add(scope, viewer, matcher, request);
                }
            }, cancellation);
        return new SilenceResult.Made(matchers.Count, targets.Count);
    }

    /// <summary>Ends a silence now. What it held back is due again at once, unless another silence covers it.</summary>
    /// <returns>False when there is none, or it is over.</returns>
    public async Task<bool> EndAsync(Viewer viewer, long number, CancellationToken cancellation)
    {
        var isEnded = await store.WriteAsync(
            scope =>
            {
                var ended = store.Bureau.Silences.End(scope, number, viewer.Login, clock.Now);
                if (ended)
                {
                    audit.Append(scope, viewer, AuditAction.WarningSilenced, SubjectOf(number), details: "ended early");
                }

                return ended;
            }, cancellation);
        if (isEnded)
        {
            await dueAgain.RunAsync(cancellation);
        }

        return isEnded;
    }

    private bool Add(WriteScope scope, Viewer viewer, SilenceMatcher matcher, SilenceRequest request)
    {
        var now = clock.Now;
        var from = request.From == clock.Today ? now : StartOf(request.From);
        var number = store.Bureau.Silences.Add(scope, matcher, from, StartOf(request.Until.AddDays(1)), (viewer.Login, viewer.Name), request.Reason.Trim(), now);
        audit.Append(scope, viewer, AuditAction.WarningSilenced, SubjectOf(number), request.Reason.Trim(), $"until {request.Until:yyyy-MM-dd}");
        return true;
    }

    private SilenceProblem? Problem(SilenceRequest request) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Trim().Length > SilenceRequest.MostReason ? SilenceProblem.Reason
        : request.From < clock.Today || request.Until < request.From || request.Until.DayNumber - request.From.DayNumber >= Silence.MostDays ? SilenceProblem.Days
        : null;

    private DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), clock.Now.Offset);

    private static string SubjectOf(long number) => $"silence {number}";
}
