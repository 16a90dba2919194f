using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Review;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Settings;

namespace AlertExchange.Storage.Reviews;

/// <summary>Decisions on possible matches: steps of cases, added and never changed.</summary>
public sealed class ReviewRepository
{
    private readonly KeyRing _keys;

    internal ReviewRepository(KeyRing keys, SettingRepository settings) =>
        (_keys, Index, Drafts) = (keys, new ReviewIndexRepository(keys, settings), new ReviewDraftRepository(keys));

    /// <summary>The lists of cases.</summary>
    public ReviewIndexRepository Index { get; }

    /// <summary>Half-done work.</summary>
    public ReviewDraftRepository Drafts { get; }

    /// <summary>The newest step of any case; 0 before the first.</summary>
    public long Newest(ReadScope scope) => scope.First<long?>("SELECT MAX(event_no) FROM review_event") ?? 0;

    /// <summary>
    /// Compare and set: adds steps to a case that has as many as the first of them follows. Steps of one case follow one another.
    /// </summary>
    /// <returns>The number of the last step; null when the case went on meanwhile, and nothing was written.</returns>
    public long? TryAdd(WriteScope scope, IReadOnlyList<ReviewEvent> steps)
    {
        if ((scope.First<int?>("SELECT MAX(revision) FROM review_event WHERE subject = @subject", new { subject = Bytes(steps[0].Subject) }) ?? 0) != steps[0].Revision - 1)
        {
            return null;
        }

        var first = scope.Take("review_event", steps.Count);
        for (var i = 0; i < steps.Count; i++)
        {
            var (number, step) = (first + i, steps[i]);
            scope.Execute(
                """
                INSERT INTO review_event (
                  event_no, subject, revision, step, department, kind, event_key, batch_id, ordinal, roster_version, persons, proposal, undoes,
                  decided_by, sealed_reason, at)
                VALUES (
                  @number, @subject, @Revision, @step, @department, @kind, @eventKey, @BatchId, @Ordinal, @RosterVersion, @persons, @proposal, @Undoes,
                  @By, @reason, @at)
                """,
                new
                {
                    number,
                    subject = Bytes(step.Subject),
                    step.Revision,
                    step = (int)step.Step,
                    department = step.Department.Value,
                    kind = (int)step.Kind,
                    eventKey = unchecked((long)step.EventKey),
                    step.BatchId,
                    step.Ordinal,
                    step.RosterVersion,
                    persons = string.Join(' ', step.Persons),
                    proposal = step.Proposal is { } match ? MatchCodec.Encode([match]) : Array.Empty<byte>(),
                    step.Undoes,
                    step.By,
                    reason = _keys.Sealer.Seal(Encoding.UTF8.GetBytes(step.Reason), Context(number)),
                    at = Columns.Text(step.At),
                });
        }

        return first + steps.Count - 1;
    }

    /// <summary>The steps of a case in order; none when nobody decided on it yet.</summary>
    public IReadOnlyList<ReviewEvent> Of(ReadScope scope, UInt128 subject) =>
        [.. scope.Query<EventRow>("SELECT * FROM review_event WHERE subject = @subject ORDER BY revision", new { subject = Bytes(subject) }).Select(Event)];

    /// <summary>The steps that looked at rows of these batches, in order.</summary>
    public IReadOnlyList<ReviewEvent> OnBatches(ReadScope scope, IReadOnlyCollection<long> batches) =>
        [.. scope.QueryIn<EventRow>("SELECT * FROM review_event WHERE batch_id IN", batches).OrderBy(row => row.EventNo).Select(Event)];

    /// <summary>Null when there is no such step.</summary>
    public ReviewEvent? Find(ReadScope scope, long eventNo) =>
        scope.First<EventRow>("SELECT * FROM review_event WHERE event_no = @eventNo", new { eventNo }) is { } row ? Event(row) : null;

    /// <summary>Everything that was decided, as matching asks it.</summary>
    public ReviewMemory Remember(ReadScope scope) =>
        new(Newest(scope), _keys.ReviewHash, Courses(scope).Select(c => (c.Key, c.Value.EventKey, c.Value.Course.Verdict)));

    /// <summary>Every case that somebody decided on: its rows' natural key and what its steps amount to.</summary>
    public IReadOnlyDictionary<UInt128, (ulong EventKey, ReviewCourse Course)> Courses(ReadScope scope) =>
        Folded(scope.Stream<StepRow>("SELECT event_no, subject, step, event_key, persons FROM review_event ORDER BY event_no"));

    /// <summary>The same of cases whose rows have one of these natural keys.</summary>
    public IReadOnlyDictionary<UInt128, (ulong EventKey, ReviewCourse Course)> Courses(ReadScope scope, IEnumerable<ulong> eventKeys) => Folded(
        scope.QueryIn<StepRow>("SELECT event_no, subject, step, event_key, persons FROM review_event WHERE event_key IN", [.. eventKeys.Distinct().Select(k => unchecked((long)k))])
            .OrderBy(row => row.EventNo));

    private static Dictionary<UInt128, (ulong EventKey, ReviewCourse Course)> Folded(IEnumerable<StepRow> steps)
    {
        var courses = new Dictionary<UInt128, (ulong EventKey, ReviewCourse Course)>();
        foreach (var row in steps)
        {
            var subject = Subject(row.Subject);
            if (!courses.TryGetValue(subject, out var known))
            {
                courses.Add(subject, known = (unchecked((ulong)row.EventKey), new ReviewCourse()));
            }

            known.Course.Add(row.EventNo, (ReviewStep)row.Step, Persons(row.Persons));
        }

        return courses;
    }

    private ReviewEvent Event(EventRow row) => new()
    {
        EventNo = row.EventNo,
        Subject = Subject(row.Subject),
        Revision = row.Revision,
        Step = (ReviewStep)row.Step,
        Department = new DepartmentId(row.Department),
        Kind = (AlertKind)row.Kind,
        EventKey = unchecked((ulong)row.EventKey),
        BatchId = row.BatchId,
        Ordinal = row.Ordinal,
        RosterVersion = row.RosterVersion,
        Persons = Persons(row.Persons),
        Proposal = row.Proposal is { Length: > 0 } proposal ? MatchCodec.Decode(proposal)[0] : null,
        Undoes = row.Undoes,
        By = row.DecidedBy,
        Reason = Encoding.UTF8.GetString(_keys.Sealer.Open(row.SealedReason, Context(row.EventNo))),
        At = Columns.Moment(row.At),
    };

    private static int[] Persons(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))];

    private static byte[] Bytes(UInt128 subject)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, subject);
        return bytes;
    }

    private static UInt128 Subject(byte[] bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);

    // A reason may name people.
    private static byte[] Context(long eventNo) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"review {eventNo}"));

    private class StepRow
    {
        public long EventNo { get; init; }

        public byte[] Subject { get; init; } = [];

        public int Step { get; init; }

        public long EventKey { get; init; }

        public string Persons { get; init; } = "";
    }

    private sealed class EventRow : StepRow
    {
        public int Revision { get; init; }

        public string Department { get; init; } = "";

        public int Kind { get; init; }

        public long BatchId { get; init; }

        public int Ordinal { get; init; }

        public int RosterVersion { get; init; }

        public byte[]? Proposal { get; init; }

        public long? Undoes { get; init; }

        public string DecidedBy { get; init; } = "";

        public byte[] SealedReason { get; init; } = [];

        public string At { get; init; } = "";
    }
}
