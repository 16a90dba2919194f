using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Contracts.Serialization;

/// <summary>
/// Serialization code made at compile time. Nulls are left out, unknown members and missing required ones are
/// errors, and computed members (a fact's kind, measure and code) are not written.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AlertMessage))]
[JsonSerializable(typeof(AlertBatch))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(NoticeBatch))]
[JsonSerializable(typeof(BatchReply))]
[JsonSerializable(typeof(AlertSubject))]
[JsonSerializable(typeof(AlertSource))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(RowRemark[]))]
[JsonSerializable(typeof(IReadOnlyList<RowRemark>))]
[JsonSerializable(typeof(MedicalCostFacts))]
[JsonSerializable(typeof(SchoolDropoutFacts))]
[JsonSerializable(typeof(EducationCostFacts))]
[JsonSerializable(typeof(UnsafeHousingFacts))]
[JsonSerializable(typeof(IndustryLossFacts))]
[JsonSerializable(typeof(UnsafeDrinkingWaterFacts))]
[JsonSerializable(typeof(LowIncomeAidFacts))]
[JsonSerializable(typeof(DisabilityCertifiedFacts))]
[JsonSerializable(typeof(DisasterHardshipFacts))]
[JsonSerializable(typeof(CrimeOrAccidentFacts))]
[JsonSerializable(typeof(PetitionHardshipFacts))]
[JsonSerializable(typeof(SeriousIllnessFacts))]
[JsonSerializable(typeof(JobLossFacts))]
[JsonSerializable(typeof(PriceDropFacts))]
[JsonSerializable(typeof(InspectionFindingFacts))]
internal sealed partial class AlertJsonContext : JsonSerializerContext;
