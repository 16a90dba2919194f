using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Binding;

/// <summary>Gives each heading of a header its field: by hand first, then the best match of all pairs, each field and column once.</summary>
internal sealed class ColumnBinder(FormMatcher matcher, IReadOnlyDictionary<string, Field> given)
{
    private readonly record struct Pair(int Index, HeadingMatch Match);

    public FormDefinition Form => matcher.Form;

    /// <summary>Binds the headings (by 0-based column; null where the column has none).</summary>
    public HeaderBinding Bind(IReadOnlyList<string?> headings)
    {
        var bound = new Dictionary<int, (FormColumn Column, BindingHow How)>();
        var taken = new HashSet<Field>();
        var texts = headings.Select(h => h is null ? default : HeadingText.Of(h)).ToArray();
        BindGiven(headings, texts, bound, taken);

        var pairs = new List<Pair>();
        for (var i = 0; i < headings.Count; i++)
        {
            if (headings[i] is not null && !bound.ContainsKey(i))
            {
                pairs.AddRange(matcher.Matches(texts[i]).Select(match => new Pair(i, match)));
            }
        }

        pairs.Sort((a, b) => a.Match.CompareTo(b.Match) is var order and not 0 ? order : a.Index.CompareTo(b.Index));
        foreach (var (index, match) in pairs)
        {
            if (!bound.ContainsKey(index) && (match.Column.Field == Field.Ignore || taken.Add(match.Column.Field)))
            {
                bound.Add(index, (match.Column, match.How));
            }
        }

        if (Form.Subject == SubjectScope.Household)
        {
            TellMembersFromHead(texts, bound);
        }

        return new HeaderBinding(Form, headings, texts, bound);
    }

    private void BindGiven(IReadOnlyList<string?> headings, HeadingText[] texts, Dictionary<int, (FormColumn, BindingHow)> bound, HashSet<Field> taken)
    {
        if (given.Count == 0)
        {
            return;
        }

        for (var i = 0; i < headings.Count; i++)
        {
            if (headings[i] is null || !(given.TryGetValue(texts[i].Normal, out var field) || given.TryGetValue(texts[i].Base, out field)))
            {
                continue;
            }

            var column = field == Field.Ignore ? new FormColumn { Field = Field.Ignore, Heading = headings[i]! } : Form.Column(field);
            if (column is not null && (field == Field.Ignore || taken.Add(field)))
            {
                bound.Add(i, (column, BindingHow.Given));
            }
        }
    }

    /// <summary>
    /// In a household form 户主姓名 is the name. Where a plain 姓名 stands beside it, rows are about members, and name and id follow the plain
    /// columns while the head's are kept apart.
    /// </summary>
    private void TellMembersFromHead(HeadingText[] texts, Dictionary<int, (FormColumn Column, BindingHow How)> bound)
    {
        var plainName = Plain(texts, bound, Field.Name);
        var headName = Bound(bound, Field.Name);
        if (plainName < 0 || headName < 0 || !IsHeads(texts[headName]))
        {
            return;
        }

        Move(bound, headName, plainName, Field.Name, Field.HeadName);
        var headId = Bound(bound, Field.CitizenId);
        if (headId >= 0 && IsHeads(texts[headId]))
        {
            Move(bound, headId, Plain(texts, bound, Field.CitizenId), Field.CitizenId, Field.HeadCitizenId);
        }
    }

    private void Move(Dictionary<int, (FormColumn Column, BindingHow How)> bound, int heads, int plain, Field own, Field ofHead)
    {
        bound.Remove(heads);
        if (Form.Column(ofHead) is { } headColumn && Bound(bound, ofHead) < 0)
        {
            bound[heads] = (headColumn, BindingHow.Exact);
        }

        if (plain >= 0)
        {
            bound[plain] = (Form.Column(own)!, BindingHow.Exact);
        }
    }

    private int Plain(HeadingText[] texts, Dictionary<int, (FormColumn Column, BindingHow How)> bound, Field field)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Normal is not null && !bound.ContainsKey(i) && !IsHeads(texts[i])
                && matcher.Matches(texts[i]).Exists(m => m.Column.Field == field && m.How == BindingHow.Exact))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Bound(Dictionary<int, (FormColumn Column, BindingHow How)> bound, Field field)
    {
        foreach (var (index, (column, _)) in bound)
        {
            if (column.Field == field)
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsHeads(HeadingText text) => text.Normal.Contains("户主", StringComparison.Ordinal);
}
