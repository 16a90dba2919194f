using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Binding;

/// <summary>Compares headings with the known headings of one form. Not thread-safe: it remembers what it compared.</summary>
internal sealed class FormMatcher
{
    /// <summary>Words that make a heading speak of somebody else than the row's subject.</summary>
    private static readonly string[] OtherPeople =
    [
        "户主", "监护人", "家长", "父亲", "母亲", "配偶", "联系人", "联络员", "填表", "填报", "经办", "审核", "帮扶", "负责人", "责任人", "领款", "收款", "代办",
        "开户", "干部", "网格员", "签字", "签名", "组长", "班主任", "医生", "书记", "主任", "校长", "代理", "亲属", "申报人", "采集人", "户名",
    ];

    private readonly List<(FormColumn Column, HeadingText Known, int Rank, int Position)> _known = [];
    private readonly Dictionary<string, List<HeadingMatch>> _compared = new(StringComparer.Ordinal);

    public FormMatcher(FormDefinition form)
    {
        Form = form;
        for (var position = 0; position < form.Columns.Count; position++)
        {
            var column = form.Columns[position];
            _known.Add((column, HeadingText.Of(column.Heading), 0, position));
            for (var i = 0; i < column.Synonyms.Count; i++)
            {
                _known.Add((column, HeadingText.Of(column.Synonyms[i]), i + 1, position));
            }
        }
    }

    public FormDefinition Form { get; }

    /// <summary>Every column of the form that the heading may mean, unordered; one entry a column, its best.</summary>
    public List<HeadingMatch> Matches(HeadingText heading)
    {
        if (!_compared.TryGetValue(heading.Normal, out var matches))
        {
            _compared.Add(heading.Normal, matches = Compare(heading));
        }

        return matches;
    }

    private List<HeadingMatch> Compare(HeadingText heading)
    {
        var best = new Dictionary<FormColumn, HeadingMatch>(ReferenceEqualityComparer.Instance);
        foreach (var (column, known, rank, position) in _known)
        {
            if (HowAlike(heading, known, column) is { } how)
            {
                var match = new HeadingMatch(column, how, known.Base.Length, rank, position);
                if (!best.TryGetValue(column, out var other) || match.CompareTo(other) < 0)
                {
                    best[column] = match;
                }
            }
        }

        return [.. best.Values];
    }

    private static BindingHow? HowAlike(HeadingText heading, HeadingText known, FormColumn column)
    {
        if (heading.Normal == known.Normal || heading.Base == known.Normal || heading.Base == known.Base)
        {
            return BindingHow.Exact;
        }

        // One character alone (村, 组) stands in too many headings, and an ignored column must not swallow one that only resembles it.
        if (known.Base.Length < 2 || column.Field == Field.Ignore || column.Not.Any(word => heading.Normal.Contains(word, StringComparison.Ordinal))
            || (IsAboutAPerson(column.Field) && SpeaksOfSomebodyElse(heading.Normal, known.Normal)))
        {
            return null;
        }

        if (heading.Base.EndsWith(known.Base, StringComparison.Ordinal) || heading.Normal.EndsWith(known.Normal, StringComparison.Ordinal))
        {
            return BindingHow.Suffix;
        }

        return known.Base.Length >= 3 && heading.Base.Contains(known.Base, StringComparison.Ordinal) ? BindingHow.Contains : null;
    }

    private static bool IsAboutAPerson(Field field) =>
        field is Field.Name or Field.CitizenId or Field.BirthDate or Field.Sex or Field.Phone or Field.HeadName or Field.HeadCitizenId
            or Field.Guardian or Field.GuardianId or Field.StudentNumber or Field.CertificateNumber;

    private static bool SpeaksOfSomebodyElse(string heading, string known) =>
        Array.Exists(OtherPeople, word => heading.Contains(word, StringComparison.Ordinal) && !known.Contains(word, StringComparison.Ordinal));
}
