using System.Globalization;
using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Backups;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Audit;

/// <summary>The audit log: entries that are added and never changed, each bound to the one before (<see cref="AuditVerifier"/>).</summary>
public sealed class AuditRepository
{
    private const int LongestLogin = 100;
    private const int LongestSubject = 200;
    private const int LongestAddress = 100;

    private const string WithoutReason = "entry_no, at, login, role, action, subject, details, address, mac";

    private readonly KeyRing _keys;

    internal AuditRepository(KeyRing keys, string dataDirectory) =>
        (_keys, Mark) = (keys, new AuditMark(Path.Combine(dataDirectory, BackupNames.AuditMark)));

    internal AuditMark Mark { get; }

    /// <summary>Adds an entry at the end of the log, in the transaction of the act that it tells of. The write must have a turn.</summary>
    /// <returns>Its number.</returns>
    public long Append(WriteScope scope, AuditEntry entry)
    {
        scope.NeedTurn("audit_entry");
        var chain = new AuditChain(_keys);
        if (scope.IsFirst("audit mark") && Doubt(scope, chain, entry.At) is { } doubt)
        {
            Add(scope, chain, doubt, renewsMark: true);
        }

        return Add(scope, chain, entry, renewsMark: false);
    }

    public int Count(ReadScope scope, AuditFilter filter) => Chosen(filter, descending: true).Count(scope);

    /// <summary>A page, newest first. Reasons stay sealed.</summary>
    public IReadOnlyList<AuditEntry> Page(ReadScope scope, AuditFilter filter, Paging paging) =>
        [.. Chosen(filter, descending: true).Page<AuditRow>(scope, WithoutReason, paging).Select(Entry)];

    /// <summary>All of them, oldest first, streamed while the scope is open. Reasons stay sealed.</summary>
    public IEnumerable<AuditEntry> Stream(ReadScope scope, AuditFilter filter) => Chosen(filter, descending: false).Stream<AuditRow>(scope, WithoutReason).Select(Entry);

    /// <summary>The newest ones, newest first.</summary>
    /// <param name="withReasons">Opens the reasons, which may name people.</param>
    public IReadOnlyList<AuditEntry> Newest(ReadScope scope, AuditFilter filter, int atMost, bool withReasons) =>
        [.. Chosen(filter, descending: true).Page<AuditRow>(scope, withReasons ? "*" : WithoutReason, new Paging(1, atMost)).Select(Entry)];

    /// <summary>How often somebody did something since a moment.</summary>
    public int CountSince(ReadScope scope, string login, AuditAction action, DateTimeOffset since) => scope.First<int>(
        "SELECT COUNT(*) FROM audit_entry WHERE login = @login AND action = @action AND at > @since",
        new { login, action = (int)action, since = Columns.Text(since.ToUniversalTime()) });

    /// <summary>The newest entry of an action; null when there is none.</summary>
    public AuditEntry? Newest(ReadScope scope, AuditAction action) =>
        scope.First<AuditRow>("SELECT * FROM audit_entry WHERE action = @action ORDER BY entry_no DESC LIMIT 1", new { action = (int)action }) is { } row ? Entry(row) : null;

    /// <summary>Where the chain ends, and whether that is vouched for.</summary>
    internal static (AuditHead Head, bool IsSealed) Head(ReadScope scope, AuditChain chain)
    {
        var row = scope.First<HeadRow>("SELECT entry_no, mac, seal FROM audit_head WHERE place = 1");
        if (row is null)
        {
            return (AuditHead.Beginning, true);
        }

        var head = new AuditHead(row.EntryNo, row.Mac);
        return (head, chain.IsSealed(head, row.Seal));
    }

    internal AuditEntry Entry(AuditRow row) => new(
        Columns.Moment(row.At), row.Login, (Role?)row.Role, (AuditAction)row.Action, row.Subject,
        row.SealedReason is null ? null : Encoding.UTF8.GetString(_keys.Sealer.Open(row.SealedReason, Context(row.EntryNo))), row.Details, row.Address)
    {
        EntryNo = row.EntryNo,
    };

    /// <summary>An entry to put on record first when the mark outside the database does not agree with it; null when it does.</summary>
    private AuditEntry? Doubt(WriteScope scope, AuditChain chain, DateTimeOffset at)
    {
        var head = Head(scope, chain).Head;
        var mark = Mark.Read(chain);
        if (mark.State == AuditMarkState.Missing && head.EntryNo == 0)
        {
            // Another process must find it before this first entry is committed, or it would put its absence on record.
            Mark.TryWrite(AuditHead.Beginning, chain);
            return null;
        }

        return mark.State switch
        {
            AuditMarkState.Missing or AuditMarkState.Foreign => Own(AuditAction.AuditMarkRenewed, head.EntryNo),
            AuditMarkState.Sound when !Agrees(scope, head, mark.Head!) => Own(AuditAction.AuditCutShort, mark.Head!.EntryNo),
            _ => null,
        };

        AuditEntry Own(AuditAction action, long number) =>
            new(at, AuditEntry.Program, null, action, BackupNames.AuditMark, Details: number.ToString(CultureInfo.InvariantCulture));
    }

    private static ListQuery Chosen(AuditFilter filter, bool descending)
    {
        var where = new Conditions()
            .AndEquals("login", "login", filter.Login)
            .AndEquals("action", "action", (int?)filter.Action)
            .AndEquals("subject", "subject", filter.Subject);
        if (filter.From is { } from)
        {
            where.And("at >= @from", ("from", Columns.Text(from.ToUniversalTime())));
        }

        if (filter.Until is { } until)
        {
            where.And("at < @until", ("until", Columns.Text(until.ToUniversalTime())));
        }

        return new ListQuery("audit_entry", where, ListOrder.By(descending, "entry_no"));
    }

    private static bool Agrees(ReadScope scope, AuditHead head, AuditHead mark) =>
        mark.EntryNo == 0
        || (mark.EntryNo == head.EntryNo && mark.IsSame(head))
        || (mark.EntryNo < head.EntryNo
            && scope.First<byte[]>("SELECT mac FROM audit_entry WHERE entry_no = @EntryNo", new { mark.EntryNo }) is { } mac && mac.AsSpan().SequenceEqual(mark.Mac));

    private long Add(WriteScope scope, AuditChain chain, AuditEntry entry, bool renewsMark)
    {
        var (head, _) = Head(scope, chain);

        // The chain goes on from its head, not from what the table ends with: entries taken out of the table stay missed.
        var number = Math.Max(head.EntryNo, scope.First<long?>("SELECT MAX(entry_no) FROM audit_entry") ?? 0) + 1;
        var row = new AuditRow
        {
            EntryNo = number,
            At = Columns.Text(entry.At.ToUniversalTime()),
            Login = Within(entry.Login, LongestLogin),
            Role = (int?)entry.Role,
            Action = (int)entry.Action,
            Subject = Within(entry.Subject, LongestSubject),
            SealedReason = entry.Reason is null ? null : _keys.Sealer.Seal(Encoding.UTF8.GetBytes(entry.Reason), Context(number)),
            Details = entry.Details,
            Address = entry.Address is null ? null : Within(entry.Address, LongestAddress),
        };
        row.Mac = chain.MacOf(row, head.Mac);
        scope.Execute(
            """
            INSERT INTO audit_entry (entry_no, at, login, role, action, subject, sealed_reason, details, address, mac)
            VALUES (@EntryNo, @At, @Login, @Role, @Action, @Subject, @SealedReason, @Details, @Address, @Mac)
            """, row);

        var end = new AuditHead(number, row.Mac);
        var place = new { number, mac = end.Mac, seal = chain.Seal(end) };
        if (scope.Execute("UPDATE audit_head SET entry_no = @number, mac = @mac, seal = @seal WHERE place = 1", place) == 0)
        {
            scope.Execute("INSERT INTO audit_head (place, entry_no, mac, seal) VALUES (1, @number, @mac, @seal)", place);
        }

        scope.AfterCommit(() => Mark.TryWrite(end, chain, evenIfLess: renewsMark));
        return number;
    }

    private static string Within(string text, int longest) =>
        text.Length <= longest ? text : throw new ArgumentException($"An audit entry's field holds {longest} characters at most.", nameof(text));

    private static byte[] Context(long number) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"audit {number}"));

    private sealed class HeadRow
    {
        public long EntryNo { get; init; }

        public byte[] Mac { get; init; } = [];

        public byte[] Seal { get; init; } = [];
    }
}
