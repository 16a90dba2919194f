using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Binding;

/// <summary>What binding made of one header for one form: complete or with required columns missing.</summary>
internal sealed class HeaderBinding
{
    public HeaderBinding(FormDefinition form, IReadOnlyList<string?> headings, HeadingText[] texts, Dictionary<int, (FormColumn Column, BindingHow How)> bound)
    {
        Form = form;
        Headings = headings;
        Texts = texts;
        Bound = bound;
        var fields = bound.Values.Select(b => b.Column.Field).ToHashSet();
        var missing = form.Columns.Where(c => c.Required && !c.Derivable && !fields.Contains(c.Field)).Select(c => c.Heading).ToList();
        if (form.RequireOneOf.Count > 0 && !form.RequireOneOf.Any(fields.Contains) && !BringsAnId(form, fields))
        {
            missing.Insert(0, string.Join("或", form.RequireOneOf.Select(f => form.Column(f)!.Heading)));
        }

        Missing = missing;
        Score = bound.Values.Where(b => b.Column.Field != Field.Ignore)
            .Sum(b => (b.Column.Required || form.RequireOneOf.Contains(b.Column.Field) ? 30 : 10) + (b.How <= BindingHow.Exact ? 2 : 0));
    }

    public FormDefinition Form { get; }

    public IReadOnlyList<string?> Headings { get; }

    public HeadingText[] Texts { get; }

    public Dictionary<int, (FormColumn Column, BindingHow How)> Bound { get; }

    /// <summary>Canonical headings of required columns that no column feeds.</summary>
    public IReadOnlyList<string> Missing { get; }

    public bool IsComplete => Missing.Count == 0;

    public int Score { get; }

    /// <summary>Columns that feed nothing, with the free fields they look most like.</summary>
    public IReadOnlyList<UnboundColumn> Unbound()
    {
        var taken = Bound.Values.Select(b => b.Column.Field).ToHashSet();
        var free = Form.Columns.Where(c => c.Field != Field.Ignore && !taken.Contains(c.Field)).ToList();
        var unbound = new List<UnboundColumn>();
        for (var i = 0; i < Headings.Count; i++)
        {
            if (Headings[i] is { } heading && !Bound.ContainsKey(i))
            {
                unbound.Add(new UnboundColumn(i, heading, Candidates(Texts[i], free)));
            }
        }

        return unbound;
    }

    private static List<BindingCandidate> Candidates(HeadingText heading, List<FormColumn> free)
    {
        var byHeading = new Dictionary<string, FormColumn>(StringComparer.Ordinal);
        foreach (var column in free)
        {
            byHeading.TryAdd(column.Heading, column);
            foreach (var synonym in column.Synonyms)
            {
                byHeading.TryAdd(synonym, column);
            }
        }

        return [.. Spelling.Closest(heading.Base, byHeading.Keys, 6)
            .Select(word => byHeading[word])
            .DistinctBy(column => column.Field)
            .Take(3)
            .Select(column => new BindingCandidate(Fields.NameOf(column.Field), column.Heading))];
    }

    private static bool BringsAnId(FormDefinition form, HashSet<Field> fields) =>
        fields.Contains(Field.CertificateNumber) && form.Column(Field.CertificateNumber)!.Type == FieldType.DisabilityCertificate;
}
