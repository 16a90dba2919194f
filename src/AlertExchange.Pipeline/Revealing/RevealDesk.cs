using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Identity;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Households;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Revealing;

/// <summary>
/// Shows one masked value whole, for a reason, to somebody who may see where it stands: a household, or a row of a department's file. Each goes on
/// record before it is shown, and an account has so many an hour.
/// </summary>
public sealed class RevealDesk(ExchangeStore store, HouseholdDesk households, OwnFileDesk files, AuditTrail audit, PlaceClock clock)
{
    /// <summary>Values an account may see whole within an hour.</summary>
    public const int MostAnHour = 60;

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 200;

    private const int ShortestNote = 4;

    public static string Title(RevealField field) => field switch
    {
        RevealField.CitizenId => "身份证号",
        RevealField.Phone => "电话",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>A value as it is shown, and what it is; null when there is none that they may ask for.</summary>
    public (string Masked, string Title)? Look(Viewer viewer, RevealSubject subject) => Find(viewer, subject) is { } value ? (value.Masked, value.Title) : null;

    public async Task<RevealResult> RevealAsync(Viewer viewer, RevealRequest request, string? address)
    {
        var reason = RevealReason.Find(request.ReasonCode);
        var note = request.Note?.Trim() ?? "";
        if (reason is null)
        {
            return new RevealResult.ReasonMissing("请选择查看的理由。");
        }

        if (note.Length > LongestNote || (reason.NeedsNote && note.Length < ShortestNote))
        {
            return new RevealResult.ReasonMissing(note.Length > LongestNote ? $"说明最多 {LongestNote} 个字。" : "请写明理由，至少四个字。");
        }

        if (Find(viewer, request.Subject) is not { } value)
        {
            return new RevealResult.NoSuchValue();
        }

        // In one turn: two windows cannot both have the last one of an hour.
        return await store.WriteAsync<RevealResult>(scope =>
        {
            if (store.Audit.CountSince(scope, viewer.Login, AuditAction.ValueRevealed, clock.Now.AddHours(-1)) >= MostAnHour)
            {
                audit.Append(scope, viewer, AuditAction.RevealRefused, value.RecordedOf, details: value.RecordedAs + "，超过每小时上限", address: address);
                return new RevealResult.TooMany(string.Create(CultureInfo.InvariantCulture, $"一小时内最多查看 {MostAnHour} 个完整号码，您已到上限。本次未显示，并已记录。请稍后再试，或与管理员联系。"));
            }

            audit.Append(scope, viewer, AuditAction.ValueRevealed, value.RecordedOf, note.Length == 0 ? null : note, $"{value.RecordedAs}，理由：{reason.Title}", address);
            return new RevealResult.Shown(value.Whole);
        });
    }

    private HiddenValue? Find(Viewer viewer, RevealSubject subject) => !viewer.May(Permission.Reveal) ? null : subject switch
    {
        RevealSubject.Member member => store.ReadWhole(scope => Of(scope, viewer.Rows, member)),
        RevealSubject.Row row => store.ReadWhole(scope => Of(scope, viewer.Rows, row)),
        RevealSubject.Cell cell => Of(viewer.Rows, cell),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    private HiddenValue? Of(ReadScope scope, RowScope rows, RevealSubject.Member member) => households.Whole(scope, rows, member) is { Length: > 0 } whole
        ? new HiddenValue(MaskedAs(member.Field, whole), Title(member.Field), whole, member.HouseholdCode, $"人编号 {member.PersonCode}，{Title(member.Field)}")
        : null;

    private HiddenValue? Of(ReadScope scope, RowScope rows, RevealSubject.Row row)
    {
        if (store.SubmissionLists.Find(scope, rows, row.SubmissionId) is null)
        {
            return null;
        }

        var subjects = store.Batches.FindByRow(scope, row.SubmissionId, row.Sheet, row.Line)
            .SelectMany(batch => store.Batches.ReadAlerts(scope, batch.BatchId).Where(a => a.Source.Row == row.Line).Select(a => a.Subject));
        return subjects.Select(s => row.Field == RevealField.Phone ? s.Phone : s.CitizenId ?? s.CitizenIdAsWritten).FirstOrDefault(v => !string.IsNullOrEmpty(v)) is { } whole
            ? new HiddenValue(MaskedAs(row.Field, whole), Title(row.Field), whole, RecordOf(row.SubmissionId, row.Line), $"部门报来的{Title(row.Field)}")
            : null;
    }

    private HiddenValue? Of(RowScope rows, RevealSubject.Cell cell)
    {
        if (files.Whole(rows, cell) is not var (shown, whole) || !shown.IsMasked)
        {
            return null;
        }

        var title = shown.Means ?? "这一格";
        return new HiddenValue(
            shown.Text, title, whole, RecordOf(cell.SubmissionId, cell.Line),
            string.Create(CultureInfo.InvariantCulture, $"第 {cell.Column} 列{(shown.Means is null ? "" : "，" + shown.Means)}"));
    }

    private static string MaskedAs(RevealField field, string whole) => field == RevealField.Phone ? Masked.Phone(whole) : Masked.Id(whole);

    private static string RecordOf(string submissionId, int line) => string.Create(CultureInfo.InvariantCulture, $"{submissionId}#{line}");
}
