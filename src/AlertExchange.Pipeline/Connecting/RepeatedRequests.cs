using System.Text;
using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>
/// Requests with an idempotency key: the first is worked on and its answer kept, the same again gets that answer, also when both come at once.
/// Answers are kept for a week.
/// </summary>
public sealed class RepeatedRequests(ExchangeStore store, PlaceClock clock)
{
    /// <summary>How long an answer is given again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Whoever has not answered after this time is gone. Longer than a request may take.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(10);

    /// <summary>What is known of a request; <see cref="ApiAsked.First"/> obliges to <see cref="EndAsync"/> or <see cref="ForgetAsync"/>.</summary>
    /// <param name="request">All that makes it this request and no other, content by its digest.</param>
    public Task<ApiAsked> BeginAsync(string holder, string key, string request, CancellationToken cancellation)
    {
        var digest = store.Keys.RequestDigest(Encoding.UTF8.GetBytes(request));
        return store.WriteAsync(
            scope =>
            {
                store.ApiAnswers.Prune(scope, clock.Now - Kept);
                return store.ApiAnswers.Begin(scope, holder, key, digest, clock.Now, clock.Now - Lost);
            }, cancellation);
    }

    /// <summary>True while somebody answers the request of this key.</summary>
    public bool IsUnderWay(string holder, string key) => store.Read(scope => store.ApiAnswers.IsUnderWay(scope, holder, key, clock.Now - Lost));

    /// <summary>Keeps the answer.</summary>
    public Task EndAsync(string holder, string key, ApiAnswer answer) => store.WriteAsync(scope => store.ApiAnswers.End(scope, holder, key, answer));

    /// <summary>There is no answer worth keeping: whoever sends it again begins anew.</summary>
    public Task ForgetAsync(string holder, string key) => store.WriteAsync(scope => store.ApiAnswers.Forget(scope, holder, key));
}
