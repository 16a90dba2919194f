using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Households;

/// <summary>
/// Shows one masked value whole, for a reason, to somebody who may see the household. Each goes on record before it is shown, and an account has
/// so many an hour.
/// </summary>
public sealed class RevealDesk(ExchangeStore store, HouseholdDesk desk, AuditTrail audit, PlaceClock clock)
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

    /// <summary>The member whose value it is; null when there is none that may be seen.</summary>
    public HouseholdMember? Member(RowScope rows, string householdCode, string personCode) =>
        desk.Find(rows, householdCode)?.Members.FirstOrDefault(m => m.Code == personCode);

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

        // In one turn: two windows cannot both have the last one of an hour.
        return await store.WriteAsync<RevealResult>(scope =>
        {
            if (!viewer.May(Permission.Reveal) || desk.Whole(scope, viewer.Rows, request) is not { } value)
            {
                return new RevealResult.NoSuchValue();
            }

            var what = $"人编号 {request.PersonCode}，{Title(request.Field)}";
            if (store.Audit.CountSince(scope, viewer.Login, AuditAction.ValueRevealed, clock.Now.AddHours(-1)) >= MostAnHour)
            {
                audit.Append(scope, viewer, AuditAction.RevealRefused, request.HouseholdCode, details: what + "，超过每小时上限", address: address);
                return new RevealResult.TooMany(string.Create(CultureInfo.InvariantCulture, $"一小时内最多查看 {MostAnHour} 个完整号码，您已到上限。本次未显示，并已记录。请稍后再试，或与管理员联系。"));
            }

            audit.Append(scope, viewer, AuditAction.ValueRevealed, request.HouseholdCode, note.Length == 0 ? null : note, $"{what}，理由：{reason.Title}", address);
            return new RevealResult.Shown(value);
        });
    }
}
