using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Connecting;

/// <summary>Answers by idempotency key, each holder's by itself.</summary>
public sealed class ApiAnswerRepository
{
    /// <summary>Begins to answer, or tells what became of the same request.</summary>
    /// <param name="request">A digest of what is asked.</param>
    /// <param name="lostBefore">Whoever began before this moment and has not answered is gone; somebody else answers.</param>
    public ApiAsked Begin(WriteScope scope, string holder, string key, string request, DateTimeOffset at, DateTimeOffset lostBefore)
    {
        var known = scope.First<Row>("SELECT * FROM api_answer WHERE holder = @holder AND idempotency_key = @key", new { holder, key });
        switch (known)
        {
            case null:
                scope.Execute(
                    "INSERT INTO api_answer (holder, idempotency_key, request, asked_at) VALUES (@holder, @key, @request, @at)", new { holder, key, request, at = Columns.Text(at) });
                return new ApiAsked.First();
            case var other when other.Request != request:
                return new ApiAsked.Another();
            case { Status: { } status }:
                return new ApiAsked.Answered(new ApiAnswer(status, known.Location, known.Body ?? ""));
            case var lost when Columns.Moment(lost.AskedAt) < lostBefore:
                scope.Execute("UPDATE api_answer SET asked_at = @at WHERE holder = @holder AND idempotency_key = @key", new { holder, key, at = Columns.Text(at) });
                return new ApiAsked.First();
            default:
                return new ApiAsked.UnderWay();
        }
    }

    /// <summary>True while somebody who may still be there answers a request: what whoever waits looks at, without a write.</summary>
    /// <param name="lostBefore">As <see cref="Begin"/> takes it.</param>
    public bool IsUnderWay(ReadScope scope, string holder, string key, DateTimeOffset lostBefore) => scope.Any(
        "api_answer WHERE holder = @holder AND idempotency_key = @key AND status IS NULL AND asked_at >= @lostBefore", new { holder, key, lostBefore = Columns.Text(lostBefore) });

    public void End(WriteScope scope, string holder, string key, ApiAnswer answer) => scope.Execute(
        "UPDATE api_answer SET status = @Status, location = @Location, body = @Body WHERE holder = @holder AND idempotency_key = @key",
        new { holder, key, answer.Status, answer.Location, answer.Body });

    /// <summary>Nothing came of it: whoever sends it again begins anew.</summary>
    public void Forget(WriteScope scope, string holder, string key) =>
        scope.Execute("DELETE FROM api_answer WHERE holder = @holder AND idempotency_key = @key AND status IS NULL", new { holder, key });

    public int Prune(WriteScope scope, DateTimeOffset before) => scope.Execute("DELETE FROM api_answer WHERE asked_at < @before", new { before = Columns.Text(before) });

    private sealed class Row
    {
        public string Request { get; init; } = "";

        public string AskedAt { get; init; } = "";

        public int? Status { get; init; }

        public string? Location { get; init; }

        public string? Body { get; init; }
    }
}
