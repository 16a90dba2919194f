namespace AlertExchange.Storage.Lists;

/// <summary>
/// What the lists have not taken in yet. Lists are tables of their own beside those of warnings and tasks, narrow and with an index for each
/// order: the path of files, which would wait for nine indices, only notes which rows it wrote. Whoever reads a list has the rest done first.
/// </summary>
internal static class ListChanges
{
    /// <summary>Rows that one transaction takes in, about.</summary>
    private const long AtOnce = 10_000;

    internal static readonly ListTable Warnings = new(
        "warning", "warning_list", "warning_no",
        "warning_no, warning_id, household_key, person_key, \"rule\", department, first_period, period, measure_fen, colour, status, township_code, village_code");

    internal static readonly ListTable Tasks = new(
        "task", "task_list", "task_no", "task_no, state, due_on, first_period, last_period, township_code, village_code, handed_to, outcome");

    /// <summary>To be called by whoever writes a warning or a task, in the same transaction.</summary>
    /// <param name="revision">Of this change and no other.</param>
    /// <param name="numbers">Row numbers, in any order.</param>
    public static void Note(WriteScope scope, long revision, ListSubject subject, IEnumerable<long> numbers)
    {
        using var rows = scope.Bulk("list_change", ["revision", "subject", "first_no", "last_no"]);
        foreach (var range in NumberRange.Of(numbers))
        {
            rows.Add(revision).Add((long)subject).Add(range.First).Add(range.Last).EndRow();
        }
    }

    /// <summary>The newest change that waits; 0 when none does.</summary>
    public static long Newest(ReadScope scope) => scope.First<long?>("SELECT MAX(revision) FROM list_change") ?? 0;

    /// <summary>Takes the oldest changes in, as many as one transaction should hold.</summary>
    public static void TakeIn(WriteScope scope)
    {
        var (changes, last, length) = (new List<ChangeRow>(), 0L, 0L);
        foreach (var change in scope.Stream<ChangeRow>("SELECT revision, subject, first_no, last_no FROM list_change ORDER BY revision, subject, first_no"))
        {
            if (length >= AtOnce && change.Revision != last)
            {
                break;
            }

            changes.Add(change);
            (last, length) = (change.Revision, length + change.Range.Length);
        }

        if (changes.Count > 0)
        {
            Warnings.Renew(scope, Ranges(changes, ListSubject.Warning));
            Tasks.Renew(scope, Ranges(changes, ListSubject.Task));
            scope.Execute("DELETE FROM list_change WHERE revision <= @last", new { last });
        }
    }

    private static IReadOnlyList<NumberRange> Ranges(List<ChangeRow> changes, ListSubject subject) =>
        [.. NumberRange.Join(changes.Where(c => (ListSubject)c.Subject == subject).Select(c => c.Range).OrderBy(r => r.First))];

    private sealed class ChangeRow
    {
        public long Revision { get; init; }

        public int Subject { get; init; }

        public long FirstNo { get; init; }

        public long LastNo { get; init; }

        public NumberRange Range => new(FirstNo, LastNo);
    }
}
