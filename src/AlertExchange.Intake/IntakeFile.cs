using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Publishing;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake;

/// <summary>Opens whatever a department hands in, by content: a table, or a batch of alerts as its own system writes them.</summary>
public static class IntakeFile
{
    private const int HeadBytes = 64;

    /// <summary>The stream must be seekable; it is read from its start, and stays the caller's to close.</summary>
    /// <exception cref="IntakeRefusedException">It is neither a table nor a batch that keeps the contract.</exception>
    public static ISpreadsheet Open(Stream seekable, IntakeRequest request, FormCatalog forms)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        seekable.Position = 0;
        var read = seekable.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        seekable.Position = 0;
        return PublishedBatch.LooksLikeOne(head[..read])
            ? OpenBatch(seekable, request, forms)
            : SpreadsheetOpener.Open(seekable, request.FileName);
    }

    private static PublishedSheets OpenBatch(Stream seekable, IntakeRequest request, FormCatalog forms)
    {
        if (seekable.Length > PublishedBatch.MaxBytes)
        {
            throw FileRefusal.TooLarge(seekable.Length, PublishedBatch.MaxBytes);
        }

        var bytes = new byte[seekable.Length];
        seekable.ReadExactly(bytes);
        var (batch, problems) = PublishedBatch.Read(bytes);
        if (batch is not null)
        {
            problems = batch.CheckRules(request.Department, request.Place, request.Period, request.Period, kind => forms.Form(request.Department, kind) is not null);
        }

        if (problems is [var first, ..])
        {
            batch?.Dispose();
            var more = problems.Count > 1 ? $"（共 {problems.Count} 处）" : "";
            throw new IntakeRefusedException(new IntakeRefusal(first.Code, $"{(first.Path.Length == 0 ? "" : first.Path + "：")}{first.Message}{more}"));
        }

        return new PublishedSheets(batch!, request.Department, forms);
    }
}
