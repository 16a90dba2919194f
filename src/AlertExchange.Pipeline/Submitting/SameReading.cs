using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>
/// Whether content that came before was read as it would be read now. Sent again with a column corrected, as another form, or as the whole month
/// where it only added some rows before, it says something else: that is a correction, not the same file twice.
/// </summary>
internal static class SameReading
{
    public static Func<Submission, bool> As(SubmitRequest request) => earlier => OfKind(earlier, request.Kind) && WithBindings(earlier, request.Bindings) && AsMuch(earlier, request.Append);

    private static bool OfKind(Submission earlier, AlertKind? kind) => (kind, earlier.KindOverride) switch
    {
        (null, _) => true,
        ({ } wanted, { } said) => wanted == said,
        // It was recognised by itself, or will be: nobody knows yet.
        ({ } wanted, null) => earlier.Kinds is [] || (earlier.Kinds is [var only] && only == wanted),
    };

    // What is not said now is read as it was then, or as it was remembered then.
    private static bool WithBindings(Submission earlier, IReadOnlyDictionary<string, string> bindings)
    {
        if (bindings.Count == 0)
        {
            return true;
        }

        var said = SubmissionBindings.Read(earlier.BindingsJson);
        return bindings.All(b => said.GetValueOrDefault(b.Key) == b.Value);
    }

    // A correction sheet adds by itself, whatever its sender says.
    private static bool AsMuch(Submission earlier, bool append) =>
        append || !earlier.Append || (earlier.ReportJson is { } report && SubmissionReport.Parse(report).IsCorrection);
}
