using AlertExchange.Engine.Access;

namespace AlertExchange.Pipeline.Exports;

/// <summary>The line that an export for people ends with: who took it, when, and why.</summary>
public static class Watermark
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostReason = 100;

    /// <param name="at">Place time.</param>
    public static string Of(Viewer viewer, DateTimeOffset at, string reason) => $"导出人：{viewer.Name}（{viewer.Login}）；时间：{at:yyyy-MM-dd HH:mm}；用途：{reason}";

    /// <summary>The rows, and the watermark in the first cell of a last one.</summary>
    /// <param name="columns">How many cells a row has.</param>
    public static IEnumerable<object?[]> Under(IEnumerable<object?[]> rows, string watermark, int columns)
    {
        foreach (var row in rows)
        {
            yield return row;
        }

        var last = new object?[columns];
        last[0] = watermark;
        yield return last;
    }
}
