using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Policies;

/// <summary>Which profiles were in force, since when, by whom; never changed. And one draft for each who is about to.</summary>
public sealed class PolicyRepository
{
    /// <summary>Begins the source of a profile whose text stands with its use.</summary>
    public const string Stored = "stored:";

    /// <summary>Writes a use down.</summary>
    /// <param name="use">Its number does not matter; a source that is just <see cref="Stored"/> gets it at its end.</param>
    public PolicyUse Add(WriteScope scope, PolicyUse use)
    {
        var number = scope.Take("policy_use");
        var written = use with { Number = number, Source = use.Source == Stored ? $"{Stored}{number}" : use.Source };
        scope.Execute(
            """
            INSERT INTO policy_use (use_no, source, name, fingerprint, content, used_by, used_at, reason)
            VALUES (@Number, @Source, @Name, @Fingerprint, @Content, @By, @at, @Reason)
            """,
            new { written.Number, written.Source, written.Name, written.Fingerprint, written.Content, written.By, at = Columns.Text(written.At), written.Reason });
        return written;
    }

    /// <summary>Null when there is none of that number.</summary>
    public PolicyUse? Find(ReadScope scope, long number) => scope.First<UseRow>("SELECT * FROM policy_use WHERE use_no = @number", new { number })?.ToUse();

    /// <summary>The newest first.</summary>
    public IReadOnlyList<PolicyUse> Page(ReadScope scope, Paging paging) => [.. List.Page<UseRow>(scope, "*", paging).Select(r => r.ToUse())];

    public int Count(ReadScope scope) => List.Count(scope);

    /// <summary>Null where nothing is drafted.</summary>
    public PolicyDraft? Draft(ReadScope scope, string login) => scope.First<DraftRow>("SELECT * FROM policy_draft WHERE login = @login", new { login }) is { } row
        ? new PolicyDraft(row.FileName, row.Content, Columns.Moment(row.UploadedAt))
        : null;

    /// <param name="draft">Null: throws it away.</param>
    public void SetDraft(WriteScope scope, string login, PolicyDraft? draft)
    {
        scope.Execute("DELETE FROM policy_draft WHERE login = @login", new { login });
        if (draft is not null)
        {
            scope.Execute(
                "INSERT INTO policy_draft (login, file_name, content, uploaded_at) VALUES (@login, @FileName, @Content, @at)",
                new { login, draft.FileName, draft.Content, at = Columns.Text(draft.UploadedAt) });
        }
    }

    private static ListQuery List { get; } = new("policy_use", new Conditions(), "use_no DESC");

    private sealed class UseRow
    {
        public long UseNo { get; init; }

        public string Source { get; init; } = "";

        public string Name { get; init; } = "";

        public string Fingerprint { get; init; } = "";

        public string Content { get; init; } = "";

        public string UsedBy { get; init; } = "";

        public string UsedAt { get; init; } = "";

        public string Reason { get; init; } = "";

        public PolicyUse ToUse() => new(UseNo, Source, Name, Fingerprint, Content, UsedBy, Columns.Moment(UsedAt), Reason);
    }

    private sealed class DraftRow
    {
        public string FileName { get; init; } = "";

        public string Content { get; init; } = "";

        public string UploadedAt { get; init; } = "";
    }
}
