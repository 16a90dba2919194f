using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Uploading;
using AlertExchange.Storage;
using AlertExchange.Storage.Policies;

namespace AlertExchange.Pipeline.Policies;

/// <summary>A profile that somebody uploaded, checked, and may put into force. Each has one at a time.</summary>
public sealed class PolicyDraftDesk(ExchangeStore store, PolicyDesk policies, PlaceClock clock)
{
    /// <summary>Characters that a profile may have; real ones have a few thousand.</summary>
    public const int LongestText = 200_000;

    /// <summary>Keeps an uploaded text; the one before is forgotten.</summary>
    public Task KeepAsync(Viewer viewer, string fileName, string text, CancellationToken cancellation) => store.WriteAsync(
        scope => store.Policies.SetDraft(scope, viewer.Login, new PolicyDraft(UploadedName.Of(fileName), text, clock.Now)), cancellation);

    public Task DiscardAsync(Viewer viewer, CancellationToken cancellation) => store.WriteAsync(scope => store.Policies.SetDraft(scope, viewer.Login, null), cancellation);

    /// <summary>Null where nothing is drafted.</summary>
    public PolicyDraft? Of(Viewer viewer) => store.Read(scope => store.Policies.Draft(scope, viewer.Login));

    /// <summary>What is wrong with a text, with lines; also where its place is not known here.</summary>
    public PolicyProfileResult Check(PolicyDraft draft)
    {
        var result = PolicyProfileParser.Parse(draft.Content, draft.FileName);
        if (result is PolicyProfileResult.Accepted accepted)
        {
            try
            {
                policies.Placed(accepted.Profile);
            }
            catch (SettingsException unknown)
            {
                return new PolicyProfileResult.Refused([new PolicyProblem(draft.FileName, 1, unknown.Message, null)]);
            }
        }

        return result;
    }

    /// <summary>Puts somebody's draft into force.</summary>
    /// <param name="also">Done in the same transaction: its record.</param>
    /// <exception cref="SettingsException">It is not sound.</exception>
    public Task<PlacePolicy> UseAsync(Viewer viewer, PolicyDraft draft, string reason, Action<WriteScope, PolicyUse> also, CancellationToken cancellation) => policies.UseTextAsync(
        draft.Content, draft.FileName, viewer.Name, reason, (scope, use) =>
        {
            store.Policies.SetDraft(scope, viewer.Login, null);
            also(scope, use);
        }, cancellation);
}
