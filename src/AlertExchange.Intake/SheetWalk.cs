using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Errors;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using AlertExchange.Intake.Templates;

namespace AlertExchange.Intake;

/// <summary>Goes through the sheets of a file once, recognises forms, and remembers what became of every sheet.</summary>
internal sealed class SheetWalk
{
    private readonly ISpreadsheet _sheets;
    private readonly IntakeRequest _request;
    private readonly HeaderFinder _finder;
    private readonly string _formNames;
    private readonly List<SheetReport> _reports = [];
    private readonly List<SheetProgress> _bound = [];
    private readonly List<FileRemark> _remarks = [];
    private SheetProgress? _sample;
    private int _sampleAt = -1;

    public SheetWalk(ISpreadsheet sheets, IntakeRequest request, FormCatalog catalog)
    {
        _sheets = sheets;
        _request = request;
        var forms = FormsOf(request, catalog);
        var given = ReadBindings(request, forms);
        _finder = new HeaderFinder([.. forms.Select(form => new ColumnBinder(new FormMatcher(form), given))]);
        _formNames = string.Join("、", forms.Select(form => $"{form.Titles[0]}（{form.Kind.Id()}）"));
    }

    public SheetProgress Current { get; private set; } = null!;

    public IReadOnlyList<BoundSheet> BoundSheets => [.. _bound.Select(b => b.Bound)];

    /// <summary>Moves to the next sheet that is a form; a sample sheet only when no other sheet is one.</summary>
    public bool MoveNext()
    {
        while (_sheets.NextSheet())
        {
            if (Recognise() is { } progress)
            {
                _bound.Add(progress);
                Current = progress;
                return true;
            }
        }

        if (_sample is null)
        {
            return false;
        }

        var sample = _sample;
        _sample = null;
        if (_bound.Count > 0)
        {
            return false;
        }

        _reports.RemoveAt(_sampleAt);
        _bound.Add(sample);
        Current = sample;
        return true;
    }

    public IntakeReport Report(int dataRows)
    {
        var sheets = _reports.ToList();
        foreach (var progress in _bound)
        {
            sheets.Insert(Math.Min(progress.Position, sheets.Count), progress.Report());
        }

        return new IntakeReport
        {
            Sheets = sheets,
            Remarks = [.. _remarks, .. _bound.SelectMany(b => b.Remarks()), .. UnusedBindings()],
            DataRows = dataRows,
            Kinds = [.. _bound.Select(b => b.Bound.Kind).Distinct()],
            IsCorrectionSheet = _bound.Count > 0 && _bound.TrueForAll(b => b.Bound.IsCorrection),
        };
    }

    /// <summary>Nothing in the file is a form of the department: what was seen and what is nearest.</summary>
    public IntakeRefusedException NoForm()
    {
        var seen = string.Join("；", _reports.Select(r => $"工作表“{r.Name}”：{r.Reason}"));
        return new IntakeRefusedException(new IntakeRefusal(
            "file.no-form",
            $"文件里没有可以读取的表。{(seen.Length == 0 ? "文件是空的" : seen)}。本部门的表有：{_formNames}。可下载模板填写，或指定列：网页上选，命令行用 --map 列名=字段。"))
        {
            Seen = Report(0),
        };
    }

    private static IReadOnlyList<FormDefinition> FormsOf(IntakeRequest request, FormCatalog catalog)
    {
        if (catalog.Department(request.Department) is not { } department)
        {
            var near = Spelling.Suggest(request.Department.Value, catalog.Departments.Select(d => d.Id.Value));
            throw new IntakeRefusedException(new IntakeRefusal("department.unknown", $"没有部门“{request.Department}”{near}"));
        }

        if (request.Kind is not { } kind)
        {
            return department.Forms;
        }

        return catalog.Form(department.Id, kind) is { } form
            ? [form]
            : throw new IntakeRefusedException(new IntakeRefusal(
                "kind.unknown",
                $"{department.Name}没有“{kind.Id()}”这张表，有：{string.Join("、", department.Forms.Select(f => f.Kind.Id()))}"));
    }

    private static Dictionary<string, Field> ReadBindings(IntakeRequest request, IReadOnlyList<FormDefinition> forms)
    {
        var given = new Dictionary<string, Field>(StringComparer.Ordinal);
        foreach (var (heading, name) in request.Bindings)
        {
            if (!Fields.TryParse(name, out var field) || (field != Field.Ignore && !forms.Any(f => f.Column(field) is not null)))
            {
                var known = forms.SelectMany(f => f.Columns).Select(c => Fields.NameOf(c.Field)).Distinct().ToList();
                throw new IntakeRefusedException(new IntakeRefusal(
                    "binding.unknown-field",
                    $"列“{heading}”指定的字段“{name}”不存在{Spelling.Suggest(name, known)}。可用字段：{string.Join("、", known)}"));
            }

            given[HeadingText.Of(heading).Normal] = field;
        }

        return given;
    }

    private SheetProgress? Recognise()
    {
        var name = _sheets.SheetName;
        if (_sheets.SheetIsHidden)
        {
            Refuse(name, "隐藏的工作表，不读取");
            return null;
        }

        if (name.Trim() == TemplateWriter.GuideSheet)
        {
            Refuse(name, "填写说明，不读取");
            return null;
        }

        var rows = new List<SheetRow>();
        while (rows.Count < HeaderFinder.RowsLookedAt && _sheets.TryReadRow(out var row))
        {
            rows.Add(row);
        }

        if (rows.Count == 0)
        {
            Refuse(name, "空白工作表");
            return null;
        }

        var found = _finder.Find(rows, _sheets.MergedRanges);
        if (found is not { Binding.IsComplete: true })
        {
            Refuse(name, WhyNotBound(found?.Binding), found?.Binding.Unbound());
            return null;
        }

        var progress = new SheetProgress(_sheets, Bind(name, found, rows), rows[(found.First + found.Height)..], _reports.Count + _bound.Count, _request);
        if (!name.Trim().StartsWith(TemplateWriter.SampleSheet, StringComparison.Ordinal))
        {
            return progress;
        }

        // Kept until it is known whether another sheet is a form; a sample is short, what follows its first rows is let go.
        progress.StopAtBufferedRows();
        _sample ??= progress;
        _sampleAt = _reports.Count;
        Refuse(name, "示例，不读取");
        return null;
    }

    private BoundSheet Bind(string name, FoundHeader found, List<SheetRow> rows)
    {
        var binding = found.Binding;
        var notes = rows.Take(found.First).SelectMany(row => row.Cells).Where(c => c.Kind == CellKind.Text).Select(c => c.Text!).ToList();
        var noteUnit = notes.Select(HeadingText.UnitOfNote).FirstOrDefault(unit => unit is not null);
        return new BoundSheet(name)
        {
            Form = binding.Form,
            HeaderFirstRow = rows[found.First].Number,
            HeaderLastRow = rows[found.First + found.Height - 1].Number,
            Columns = [.. binding.Bound.OrderBy(b => b.Key).Select(b => new ColumnBinding(
                b.Key, Readable(binding.Headings[b.Key]!), b.Value.Column, b.Value.How, UnitOf(b.Value.Column, binding.Texts[b.Key], noteUnit)))],
            Unbound = [.. binding.Unbound().Where(u => u.Heading != CorrectionMark.ProblemHeading)],
            IsCorrection = notes.Exists(CorrectionMark.IsIn),
            Width = binding.Headings.Count,
            Notes = notes,
            HeaderRows = [.. rows.Skip(found.First).Take(found.Height).Select(row => row.Cells.Select(c => c.Text ?? "").ToArray())],
        };
    }

    private static AssumedUnit? UnitOf(FormColumn column, HeadingText heading, string? noteUnit)
    {
        if (column.Type != FieldType.Amount)
        {
            return null;
        }

        var (unit, source) = heading.Unit is { } inHeading ? (inHeading, UnitSource.Heading)
            : noteUnit is not null ? (noteUnit, UnitSource.NoteRow)
            : (column.Unit ?? "元", UnitSource.Form);
        return new AssumedUnit(unit, HeadingText.FactorOf(unit), source);
    }

    private static string Readable(string heading) => string.Concat(heading.Where(c => !CellCharacters.IsDropped(c)));

    private static string WhyNotBound(HeaderBinding? binding)
    {
        if (binding is null)
        {
            return "没有找到表头";
        }

        var unbound = binding.Unbound();
        var near = unbound.Where(u => u.Candidates.Count > 0).Take(5)
            .Select(u => $"“{Readable(u.Heading)}”可能是“{u.Candidates[0].Heading}”（{u.Candidates[0].Field}）").ToList();
        var unknown = unbound.Where(u => u.Candidates.Count == 0).Take(5).Select(u => $"“{Readable(u.Heading)}”").ToList();
        return $"按“{binding.Form.Titles[0]}”缺少列：{string.Join("、", binding.Missing)}{(near.Count > 0 ? "；" + string.Join("，", near) : "")}"
            + (unknown.Count > 0 ? "；没有认出的列：" + string.Join("、", unknown) : "");
    }

    private void Refuse(string name, string reason, IReadOnlyList<UnboundColumn>? unbound = null) =>
        _reports.Add(new SheetReport { Name = name, Read = false, Reason = reason, Unbound = unbound ?? [] });

    private IEnumerable<FileRemark> UnusedBindings()
    {
        var used = _bound.SelectMany(b => b.Bound.Columns).Where(c => c.How == BindingHow.Given)
            .SelectMany(c => new[] { HeadingText.Of(c.Heading).Normal, HeadingText.Of(c.Heading).Base }).ToHashSet(StringComparer.Ordinal);
        return _request.Bindings.Keys.Where(heading => !used.Contains(HeadingText.Of(heading).Normal))
            .Select(heading => new FileRemark("binding.unused", null, $"指定了列“{heading}”，但文件里没有这一列", true));
    }
}
