using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;
using AlertExchange.Intake.Adapting;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Rosters;

/// <summary>Reads the rows of one sheet of a roster.</summary>
internal sealed class RosterRowParser
{
    private const string Head = "户主";

    private static readonly RosterFinding NoName = new("name.missing", "姓名", "没有姓名");
    private static readonly RosterFinding IdMissing = new("id.missing", "证件号码", "没有证件号码");
    private static readonly RosterFinding IdCheckDigit = new("id.check-digit", "证件号码", "证件号码校验位不对");
    private static readonly RosterFinding IdDigitsLost = new("id.digits-lost", "证件号码", "证件号码是数字格式，末几位已丢失");
    private static readonly RosterFinding IdMalformed = new("id.malformed", "证件号码", "证件号码长度或字符不对");
    private static readonly RosterFinding IdUpgraded = new("id.upgraded-15", "证件号码", "15位旧证件号码已升为18位");
    private static readonly RosterFinding BirthUnreadable = new("birth-date.unreadable", "出生日期", "出生日期无法识别");
    private static readonly RosterFinding IncomeUnreadable = new("income.unreadable", "人均纯收入", "人均纯收入不是数字");
    private static readonly RosterFinding MonitorUnknown = new("monitor-class.unknown", "监测对象类别", "监测对象类别不在代码表中，仍按监测对象处理");
    private static readonly RosterFinding TypeUnknown = new("household-type.unknown", "户类型", "户类型不在代码表中，按一般农户处理");

    private static readonly Period AnyPeriod = new(2000, 1);

    private readonly string _sheet;
    private readonly int[] _at;
    private readonly RosterLayout _layout;
    private readonly IKeyedHash _hash;
    private readonly string?[] _last = new string?[Enum.GetValues<RosterField>().Length];
    private readonly List<RosterFinding> _findings = [];
    private readonly bool _rowsAreHeads;
    private string? _household;
    private string? _headKey;

    public RosterRowParser(string sheet, Dictionary<RosterField, int> columns, RosterLayout layout, IKeyedHash hash)
    {
        (_sheet, _layout, _hash) = (sheet, layout, hash);
        _at = [.. Enum.GetValues<RosterField>().Select(field => columns.TryGetValue(field, out var index) ? index : -1)];
        _rowsAreHeads = _at[(int)RosterField.Name] < 0;
        if (_rowsAreHeads)
        {
            // A list of heads: 户主姓名 and, where it is not plain, 户主证件号码 are the person's own.
            _at[(int)RosterField.Name] = _at[(int)RosterField.HeadName];
            _at[(int)RosterField.HeadName] = -1;
            if (_at[(int)RosterField.CitizenId] < 0)
            {
                _at[(int)RosterField.CitizenId] = _at[(int)RosterField.HeadCitizenId];
                _at[(int)RosterField.HeadCitizenId] = -1;
            }
        }
    }

    /// <summary>Whether any household or person code had to be made.</summary>
    public bool MadeCodes { get; private set; }

    /// <summary>Null for a row that is no person: blank, a total, a footer, the header again.</summary>
    public RosterRow? Parse(SheetRow row)
    {
        _findings.Clear();
        var cells = row.Cells;
        var name = PersonName.Clean(Raw(cells, RosterField.Name));
        name = name is null || AbsentMarks.IsAbsent(name) ? null : name;
        var id = ReadId(cells, out var hasId);
        if (name is null && !hasId)
        {
            return IsNobody(cells) ? null : new RosterRow(_sheet, row.Number, null, [NoName]);
        }

        if (!hasId && (IsNobody(cells) || (name is not null && _layout.TryField(name, out _))))
        {
            return null;
        }

        if (name is null)
        {
            return new RosterRow(_sheet, row.Number, null, [NoName]);
        }

        TellId(id);
        var relation = Coded(cells, RosterField.Relation) ?? (_rowsAreHeads ? Head : null);
        var village = Shared(cells, RosterField.Village);
        var household = HouseholdCode(cells, id, name, relation, village);
        var monitorClass = Coded(cells, RosterField.MonitorClass);
        var person = new RosterPerson
        {
            HouseholdCode = household,
            PersonCode = PersonCode(cells, household, id, name),
            Name = name,
            CitizenId = id.Text,
            IdState = id.State,
            Sex = Coded(cells, RosterField.Sex),
            BirthDate = BirthDate(cells),
            Relation = relation,
            Category = Category(cells, monitorClass),
            MonitorClass = monitorClass,
            RiskEliminated = Coded(cells, RosterField.RiskEliminated) == "是",
            Township = Shared(cells, RosterField.Township),
            Village = village,
            Group = Shared(cells, RosterField.Group),
            Phone = Plain(cells, RosterField.Phone),
            SchoolStatus = Shared(cells, RosterField.SchoolStatus),
            PerCapitaIncome = Income(cells),
        };
        return new RosterRow(_sheet, row.Number, person, _findings.Count == 0 ? [] : [.. _findings]);
    }

    private HouseholdCategory Category(Cell[] cells, string? monitorClass)
    {
        if (monitorClass is not null)
        {
            if (!_layout.IsKnown(RosterField.MonitorClass, monitorClass))
            {
                _findings.Add(MonitorUnknown);
            }

            return HouseholdCategory.Monitored;
        }

        switch (Coded(cells, RosterField.HouseholdType))
        {
            case null or "一般农户":
                return HouseholdCategory.General;
            case "脱贫户":
                return HouseholdCategory.Lifted;
            case "监测对象":
                return HouseholdCategory.Monitored;
            default:
                _findings.Add(TypeUnknown);
                return HouseholdCategory.General;
        }
    }

    private CitizenIdReading ReadId(Cell[] cells, out bool hasId)
    {
        var at = _at[(int)RosterField.CitizenId];
        if ((uint)at >= (uint)cells.Length)
        {
            hasId = false;
            return default;
        }

        ref readonly var cell = ref cells[at];
        var reading = cell.Kind switch
        {
            CellKind.Text => CitizenIdReader.Read(cell.Text),
            CellKind.Number => CitizenIdReader.ReadNumber(cell.Number),
            _ => default,
        };
        hasId = reading.State is not (CitizenIdState.Absent or CitizenIdState.Malformed);
        return reading;
    }

    private void TellId(in CitizenIdReading id)
    {
        var finding = id.State switch
        {
            CitizenIdState.Absent => IdMissing,
            CitizenIdState.CheckDigitFails => IdCheckDigit,
            CitizenIdState.DigitsLost => IdDigitsLost,
            CitizenIdState.Malformed => IdMalformed,
            _ => (id.Repairs & CitizenIdRepairs.UpgradedFrom15) != 0 ? IdUpgraded : null,
        };
        if (finding is not null)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>The file's code; else made from the head: the row's own when it is one, the head's columns, or the head above.</summary>
    private string HouseholdCode(Cell[] cells, in CitizenIdReading id, string name, string? relation, string? village)
    {
        if (Plain(cells, RosterField.HouseholdCode) is { } code)
        {
            return _household = code == _household ? _household : code;
        }

        MadeCodes = true;
        var headId = Plain(cells, RosterField.HeadCitizenId);
        var headName = PersonName.Clean(Raw(cells, RosterField.HeadName));
        string key;
        if (headId is not null || headName is not null)
        {
            key = headId is not null ? CitizenIdReader.Read(headId).Text ?? headId : $"{headName}\u001f{village}";
        }
        else if (relation == Head || relation is null || _household is null)
        {
            key = id.Text ?? $"{name}\u001f{village}";
        }
        else
        {
            return _household;
        }

        if (key != _headKey)
        {
            _headKey = key;
            _household = "H" + Hashed("household\u001f" + key, 8);
        }

        return _household!;
    }

    private string PersonCode(Cell[] cells, string household, in CitizenIdReading id, string name)
    {
        if (Plain(cells, RosterField.PersonCode) is { } code)
        {
            return code;
        }

        MadeCodes = true;
        return household + "-" + Hashed($"person\u001f{household}\u001f{id.Text ?? name}", 4);
    }

    private string Hashed(string key, int bytes) => _hash.Hash(Encoding.UTF8.GetBytes(key)).ToString("x32", System.Globalization.CultureInfo.InvariantCulture)[..(bytes * 2)];

    private DateOnly? BirthDate(Cell[] cells)
    {
        var at = _at[(int)RosterField.BirthDate];
        if ((uint)at >= (uint)cells.Length)
        {
            return null;
        }

        var reading = DateReader.Read(cells[at], AnyPeriod);
        if (reading.State == ReadingState.Unreadable)
        {
            _findings.Add(BirthUnreadable);
        }

        return reading.State == ReadingState.Read ? reading.Date : null;
    }

    private decimal? Income(Cell[] cells)
    {
        var at = _at[(int)RosterField.PerCapitaIncome];
        if ((uint)at >= (uint)cells.Length)
        {
            return null;
        }

        ref readonly var cell = ref cells[at];
        var reading = cell.Kind switch
        {
            CellKind.Text => AmountReader.Read(cell.Text),
            CellKind.Number => AmountReader.Read(cell.Number),
            _ => default,
        };
        if (reading.State == ReadingState.Unreadable)
        {
            _findings.Add(IncomeUnreadable);
        }

        return reading.State == ReadingState.Read ? reading.Value : null;
    }

    private bool IsNobody(Cell[] cells)
    {
        var filled = 0;
        foreach (var cell in cells)
        {
            if (cell.Kind == CellKind.Text && !string.IsNullOrWhiteSpace(cell.Text))
            {
                filled++;
                if (StructureWords.IsTotal(cell.Text!) || StructureWords.IsFooter(cell.Text!))
                {
                    return true;
                }
            }
        }

        return filled == 0;
    }

    private string? Coded(Cell[] cells, RosterField field) =>
        Plain(cells, field) is { } written ? Repeated(field, _layout.Code(field, written)) : null;

    /// <summary>A place name that stands in thousands of rows is kept once for rows that follow each other.</summary>
    private string? Shared(Cell[] cells, RosterField field) => Plain(cells, field) is { } text ? Repeated(field, text) : null;

    private string Repeated(RosterField field, string text)
    {
        ref var last = ref _last[(int)field];
        return last == text ? last : last = text;
    }

    private string? Plain(Cell[] cells, RosterField field) => Raw(cells, field) is { } raw ? TextCleaner.Clean(raw) : null;

    private string? Raw(Cell[] cells, RosterField field)
    {
        var at = _at[(int)field];
        if ((uint)at >= (uint)cells.Length)
        {
            return null;
        }

        ref readonly var cell = ref cells[at];
        return cell.Kind switch
        {
            CellKind.Text => cell.Text,
            CellKind.Number => CellReader.NumberText(cell.Number),
            CellKind.Date => DateOnly.FromDateTime(DateTime.FromOADate(cell.Number)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            CellKind.Boolean => cell.Number != 0 ? "是" : "否",
            _ => null,
        };
    }
}
