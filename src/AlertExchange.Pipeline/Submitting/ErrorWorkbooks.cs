using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;
using AlertExchange.Intake.Errors;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>Gives a liaison the rows back that need correcting, from the file as it was handed in.</summary>
public sealed class ErrorWorkbooks(ExchangeStore store, FormCatalog forms, IntakeRequests requests)
{
    /// <summary>Writes the troubled rows of a submission.</summary>
    /// <param name="output">Seekable.</param>
    /// <returns>Rows written; 0 when there was nothing to correct.</returns>
    public int Write(Submission submission, Stream output)
    {
        using var content = store.Files.OpenRead(submission.FileId);
        return Write(requests.For(submission), content, output);
    }

    /// <summary>Writes the troubled rows of a file that was only checked.</summary>
    /// <inheritdoc cref="Write(Submission, Stream)"/>
    public int Write(SubmitRequest request, Stream content, Stream output) => Write(requests.For(request), content, output);

    // Reading and judging rows is pure, so the second pass finds what the first one found; nothing of it has to be kept.
    private int Write(IntakeRequest request, Stream content, Stream output)
    {
        var troubles = new Dictionary<(string Sheet, int Row), RowTrouble>();
        IntakeSession session;
        content.Position = 0;
        using (var sheets = IntakeFile.Open(content, request, forms))
        {
            session = IntakeSession.Open(sheets, request, forms);
            var repeats = new RepeatedAlerts();
            foreach (var adapted in session.ReadRaw().Select(raw => CarefulAdapting.Adapt(session.Adapt, raw)))
            {
                repeats.Number(adapted.Alerts);
                Collect(adapted, troubles);
            }
        }

        if (troubles.Count == 0)
        {
            return 0;
        }

        content.Position = 0;
        using var again = IntakeFile.Open(content, request, forms);
        return ErrorWorkbookWriter.Write(again, session.Sheets, troubles, output);
    }

    private static void Collect(AdaptedBatch adapted, Dictionary<(string Sheet, int Row), RowTrouble> troubles)
    {
        foreach (var row in adapted.Rejected)
        {
            troubles[(row.Sheet, row.Row)] = new RowTrouble(row.Problems, []);
        }

        var alerts = adapted.Alerts;
        for (var i = 0; i < alerts.Count; i++)
        {
            RowRemark[] doubts = [.. alerts.Remarks(i).Where(r => r.IsDoubt)];
            if (doubts.Length > 0)
            {
                troubles[(alerts.Origin.Sheet, alerts.Rows[i])] = new RowTrouble([], doubts);
            }
        }
    }
}
