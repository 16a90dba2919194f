using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Intake.Publishing;

/// <summary>
/// A batch of alerts as a department's own system wrote it. Ids, numbers and remarks in it are the sender's and are not believed: identity,
/// cleaning and remarks are the exchange's own, made from the values alone.
/// </summary>
public sealed class PublishedBatch : IDisposable
{
    /// <summary>A thousand alerts with everything filled in take less than half of it.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>The contract needs five levels.</summary>
    private const int MaxDepth = 16;

    private const int ReferenceLength = 64;

    private readonly JsonDocument _document;

    private PublishedBatch(JsonDocument document) => _document = document;

    /// <summary>The sender's own reference, cut to harmless characters.</summary>
    public string? Reference { get; private init; }

    public int Count => Alerts.Count;

    /// <summary>The alerts in their order.</summary>
    internal IReadOnlyList<JsonElement> Alerts { get; private init; } = [];

    /// <summary>True for what begins like JSON and not like a table.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }

    /// <summary>Reads and checks a batch. Never throws, whatever the bytes are.</summary>
    /// <returns>The batch, or null and at least one problem.</returns>
    public static (PublishedBatch? Batch, IReadOnlyList<BatchProblem> Problems) Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return (null, [new BatchProblem("", "batch.too-large", $"一批至多 {MaxBytes >> 20} MiB，实为 {utf8.Length / 1024.0 / 1024:0.0} MiB，请分批推送")]);
        }

        utf8 = utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? utf8[3..] : utf8;
        if (FindDepth(utf8.Span) is { } broken)
        {
            return (null, [broken]);
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return (null, [new BatchProblem("", "json.duplicate", "同一个对象里有重复的项名")]);
        }

        var problems = ContractSchema.AlertBatch.Check(document.RootElement);
        if (problems.Count > 0)
        {
            document.Dispose();
            return (null, problems);
        }

        return (new PublishedBatch(document)
        {
            Reference = ReferenceOf(document.RootElement),
            Alerts = [.. document.RootElement.GetProperty("alerts").EnumerateArray()],
        }, []);
    }

    /// <summary>The sender's reference of a batch that may be refused; null when it cannot be read so far.</summary>
    public static string? PeekReference(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return utf8.Length <= MaxBytes && document.RootElement.ValueKind == JsonValueKind.Object ? ReferenceOf(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Checks what the whole batch has to have in common: department, place, one period that is not in the future, forms of the department.</summary>
    /// <param name="expected">The period that was asked for; null: the first alert's.</param>
    /// <param name="latest">A later period is in the future.</param>
    public IReadOnlyList<BatchProblem> CheckRules(DepartmentId department, string place, Period? expected, Period latest, Func<AlertKind, bool> isOwn)
    {
        if (Count == 0)
        {
            return [new BatchProblem("alerts", "batch.empty", "批次里没有预警信息。本月没有情况的，请报零报告")];
        }

        var problems = new List<BatchProblem>();
        var period = expected ?? PeriodOf(0);
        for (var i = 0; i < Count && problems.Count < BatchReply.MaxProblems; i++)
        {
            if (Text(i, "department") != department.Value)
            {
                problems.Add(At(i, "department", "department.other", $"这个交换机只收 {department} 的预警信息"));
            }

            if (Text(i, "place") != place)
            {
                problems.Add(At(i, "place", "place.other", $"这里是 {place}，不收其他县的预警信息"));
            }

            if (PeriodOf(i) != period)
            {
                problems.Add(At(i, "period", "period.mixed", $"一批只能是同一个月（{period}）的，请按月分批"));
            }
            else if (period > latest)
            {
                problems.Add(At(i, "period", "period.future", $"{period} 还没有到"));
            }

            if (!isOwn(KindOf(i)))
            {
                problems.Add(At(i, "kind", "kind.other", $"{department} 不报这种预警"));
            }
        }

        return problems;
    }

    /// <summary>The month of an alert.</summary>
    public Period PeriodOf(int alert) => Period.TryParse(Text(alert, "period"), out var period) ? period : default;

    internal AlertKind KindOf(int alert) => AlertKinds.TryParse(Text(alert, "kind"), out var kind) ? kind : default;

    public void Dispose() => _document.Dispose();

    private string? Text(int alert, string member) => Alerts[alert].GetProperty(member).GetString();

    private static BatchProblem At(int alert, string member, string code, string message) => new($"alerts[{alert}].{member}", code, message);

    private static string? ReferenceOf(JsonElement batch) =>
        batch.TryGetProperty("submissionId", out var id) && id.ValueKind == JsonValueKind.String
        && new string([.. id.GetString()!.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(ReferenceLength)]) is { Length: > 0 } harmless
            ? harmless
            : null;

    /// <summary>Walks the text once: is it JSON, and not deeper than the contract could need?</summary>
    private static BatchProblem? FindDepth(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > MaxDepth - 1 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return TooDeep();
                }

                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    // Bytes that are no UTF-8 show only when the text is made.
                    _ = reader.GetString();
                }
            }

            return null;
        }
        catch (JsonException broken)
        {
            return reader.CurrentDepth > MaxDepth ? TooDeep()
                : new BatchProblem("", "json.malformed", $"不是正确的 JSON（第 {(broken.LineNumber ?? 0) + 1} 行第 {(broken.BytePositionInLine ?? 0) + 1} 个字节处）");
        }
        catch (InvalidOperationException)
        {
            return new BatchProblem("", "json.not-utf8", "文字不是正确的 UTF-8");
        }
    }

    private static BatchProblem TooDeep() => new("", "json.too-deep", $"JSON 嵌套超过 {MaxDepth} 层");
}
