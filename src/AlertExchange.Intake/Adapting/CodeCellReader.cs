using System.Collections.Frozen;
using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>One of a list. A cell that holds a listed value is taken as it is; other spellings through aliases, with a remark.</summary>
internal sealed class CodeCellReader : CellReader
{
    private readonly string[] _values;
    private readonly FrozenDictionary<string, string> _aliases;
    private readonly bool _open;
    private readonly string _choices;
    private readonly RowRemark _rewritten;
    private readonly RowRemark _unknown;

    public CodeCellReader(ColumnBinding binding, IReadOnlyList<CodeItem> codes, bool open)
        : base(binding)
    {
        _open = open;
        _values = [.. codes.Select(c => c.Value)];
        var aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in codes)
        {
            foreach (var spelling in new[] { code.Value, code.Label }.Concat(code.Aliases))
            {
                aliases.TryAdd(CellCharacters.Compact(spelling), code.Value);
            }
        }

        _aliases = aliases.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Labels = codes.Select(c => c.Label).ToHashSet(StringComparer.Ordinal);
        _choices = string.Join("、", codes.Select(c => c.Label));
        _rewritten = Repair("code.alias", "已按代码表规范");
        _unknown = Doubt("code.unknown", $"不在代码表中（{_choices}），按原文记录");
    }

    private HashSet<string> Labels { get; }

    public override void Read(in Cell cell, RowValues row)
    {
        if (cell.Kind == CellKind.Text)
        {
            var span = cell.Span;
            foreach (var value in _values)
            {
                if (span.SequenceEqual(value))
                {
                    Set(row, value);
                    return;
                }
            }
        }

        ReadOther(TextOf(cell), cell, row);
    }

    private void ReadOther(string text, in Cell cell, RowValues row)
    {
        var compact = CellCharacters.Compact(text).Trim('\'');
        if (_aliases.TryGetValue(compact, out var value))
        {
            Set(row, value);
            if (!Labels.Contains(text) && cell.Kind == CellKind.Text)
            {
                row.Remark(_rewritten);
            }

            return;
        }

        if (AbsentMarks.IsAbsent(compact))
        {
            return;
        }

        if (_open)
        {
            row.SetText(Field, TextCleaner.Clean(text) ?? compact);
        }
        else if (Required)
        {
            row.Problem(Field, new RowProblem("code.unknown", Heading, $"“{Heading}”写的是“{ShownText.Of(text)}”，请改为：{_choices}"));
        }
        else
        {
            row.SetText(Field, TextCleaner.Clean(text) ?? compact);
            row.Remark(_unknown);
        }
    }

    private void Set(RowValues row, string value)
    {
        if (Field is Field.Class or Field.Grade && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            row.SetNumber(Field, number);
        }

        row.SetText(Field, value);
    }
}
