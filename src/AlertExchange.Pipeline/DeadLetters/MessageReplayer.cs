using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Publishing;
using AlertExchange.Pipeline.Policies;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Puts messages of error queues back to where they came from; a published batch may be given a repaired body, which must keep the contract.</summary>
internal sealed class MessageReplayer(ErrorQueues queues, FormCatalog forms, PolicyDesk policies, PlaceClock clock) : IReplayer
{
    public bool Takes(string letterId) => Letters.IsMessage(letterId);

    public async Task<IReadOnlyList<ReplayResult>> ReplayAsync(IReadOnlyList<string> letterIds, byte[]? body, CancellationToken cancellation)
    {
        var messages = (await queues.ListAsync(cancellation)).ToLookup(m => m.LetterId);
        var results = new List<ReplayResult>();
        foreach (var id in letterIds)
        {
            results.Add(messages[id].FirstOrDefault() is not { } message ? new ReplayResult(id, ReplayOutcome.Unknown)
                : body is not null && WhyNot(message, body) is { } refused ? new ReplayResult(id, ReplayOutcome.Refused, refused)
                : new ReplayResult(id, await queues.SendBackAsync(message, body, cancellation) ? ReplayOutcome.Sent : ReplayOutcome.Unknown));
        }

        return results;
    }

    private string? WhyNot(ErrorMessage message, byte[] body)
    {
        if (message.Publisher is not { } department)
        {
            return "内部消息不能换内容";
        }

        var (batch, problems) = PublishedBatch.Read(body);
        using (batch)
        {
            problems = batch?.CheckRules(department, policies.Current.Profile.CountyCode, null, Period.Of(clock.Today), kind => forms.Form(department, kind) is not null) ?? problems;
        }

        return problems is [var first, ..] ? $"{first.Path}：{first.Message}" : null;
    }
}
