using AlertExchange.Engine.Roster;
using AlertExchange.Intake.Rosters;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>Rosters as lines, in Chinese.</summary>
public static class RosterTexts
{
    public static string Of(RosterField field) => field switch
    {
        RosterField.HouseholdCode => "户编号",
        RosterField.PersonCode => "人编号",
        RosterField.Name => "姓名",
        RosterField.CitizenId => "证件号码",
        RosterField.Sex => "性别",
        RosterField.BirthDate => "出生日期",
        RosterField.Relation => "与户主关系",
        RosterField.HouseholdType => "户类型",
        RosterField.MonitorClass => "监测对象类别",
        RosterField.RiskEliminated => "风险是否已消除",
        RosterField.Township => "乡镇",
        RosterField.Village => "行政村",
        RosterField.Group => "村民小组",
        RosterField.Phone => "联系电话",
        RosterField.SchoolStatus => "在校生状况",
        RosterField.PerCapitaIncome => "人均纯收入",
        RosterField.HeadName => "户主姓名",
        RosterField.HeadCitizenId => "户主证件号码",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static string Of(RosterFindingKind kind) => kind switch
    {
        RosterFindingKind.UnsoundId => "身份证号缺失或有误",
        RosterFindingKind.DuplicateId => "身份证号重复",
        RosterFindingKind.PersonInTwoHouseholds => "一人在两户",
        RosterFindingKind.TwoHeads => "一户有多名户主",
        RosterFindingKind.NoHead => "一户没有户主",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(RosterMove move) => move switch
    {
        RosterMove.Added => "新增",
        RosterMove.Changed => "变更",
        RosterMove.Left => "减少",
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };
}
