using System.Text.Json.Serialization;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Alerts;

/// <summary>What an alert is about. The set is closed: a new kind is a new schema in <c>contracts/alerts</c>.</summary>
[JsonConverter(typeof(AlertKindConverter))]
public enum AlertKind : byte
{
    /// <summary>医疗费用: self-paid medical cost, cumulative in the calendar year.</summary>
    MedicalCost = 1,
    /// <summary>失学辍学 / 控辍保学: a pupil in compulsory education who left or may leave school.</summary>
    SchoolDropout,
    /// <summary>教育支出: what a student's family paid in a school year after aid.</summary>
    EducationCost,
    /// <summary>住房安全: a dwelling that needs rebuilding or is unsafe.</summary>
    UnsafeHousing,
    /// <summary>产业受损: loss of an agricultural business, in yuan.</summary>
    IndustryLoss,
    /// <summary>饮水安全: a household whose drinking water is unsafe.</summary>
    UnsafeDrinkingWater,
    /// <summary>低保、特困、临时救助: newly granted social assistance.</summary>
    LowIncomeAid,
    /// <summary>新办残疾证: a newly issued disability certificate.</summary>
    DisabilityCertified,
    /// <summary>受灾困难: still in hardship after disaster relief.</summary>
    DisasterHardship,
    /// <summary>案件事故: crime or traffic accident with grave harm.</summary>
    CrimeOrAccident,
    /// <summary>信访困难: hardship found while handling a petition.</summary>
    PetitionHardship,
    /// <summary>大病: a newly diagnosed serious illness.</summary>
    SeriousIllness,
    /// <summary>失业: loss of work.</summary>
    JobLoss,
    /// <summary>价格下跌: a price signal for an area, without persons.</summary>
    PriceDrop,
    /// <summary>督查发现问题: a finding of an inspection.</summary>
    InspectionFinding,
}
