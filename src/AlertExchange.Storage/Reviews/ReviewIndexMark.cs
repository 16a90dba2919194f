using System.Globalization;

namespace AlertExchange.Storage.Reviews;

/// <summary>How far the list of cases has followed batches and decisions.</summary>
/// <param name="Revision">Of the batch taken in last.</param>
/// <param name="BatchId">That batch; several may have one revision.</param>
/// <param name="EventNo">The newest decision taken in.</param>
/// <param name="Policy">The fingerprint of the profile that said which cases are severe.</param>
public readonly record struct ReviewIndexMark(long Revision, long BatchId, long EventNo, string Policy)
{
    internal static ReviewIndexMark Nothing => new(0, 0, 0, "");

    internal static ReviewIndexMark Parse(string? text) => text?.Split(' ', 4) is [var revision, var batch, var step, var policy]
        ? new ReviewIndexMark(Number(revision), Number(batch), Number(step), policy)
        : Nothing;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Revision} {BatchId} {EventNo} {Policy}");

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
