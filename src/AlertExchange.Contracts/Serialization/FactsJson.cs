using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Which compiled serializer belongs to the facts of which kind.</summary>
internal static class FactsJson
{
    /// <summary>By the number of the kind; the first entry is unused.</summary>
    private static readonly JsonTypeInfo[] ByKind = Table(
    [
        (AlertKind.MedicalCost, AlertJsonContext.Default.MedicalCostFacts),
        (AlertKind.SchoolDropout, AlertJsonContext.Default.SchoolDropoutFacts),
        (AlertKind.EducationCost, AlertJsonContext.Default.EducationCostFacts),
        (AlertKind.UnsafeHousing, AlertJsonContext.Default.UnsafeHousingFacts),
        (AlertKind.IndustryLoss, AlertJsonContext.Default.IndustryLossFacts),
        (AlertKind.UnsafeDrinkingWater, AlertJsonContext.Default.UnsafeDrinkingWaterFacts),
        (AlertKind.LowIncomeAid, AlertJsonContext.Default.LowIncomeAidFacts),
        (AlertKind.DisabilityCertified, AlertJsonContext.Default.DisabilityCertifiedFacts),
        (AlertKind.DisasterHardship, AlertJsonContext.Default.DisasterHardshipFacts),
        (AlertKind.CrimeOrAccident, AlertJsonContext.Default.CrimeOrAccidentFacts),
        (AlertKind.PetitionHardship, AlertJsonContext.Default.PetitionHardshipFacts),
        (AlertKind.SeriousIllness, AlertJsonContext.Default.SeriousIllnessFacts),
        (AlertKind.JobLoss, AlertJsonContext.Default.JobLossFacts),
        (AlertKind.PriceDrop, AlertJsonContext.Default.PriceDropFacts),
        (AlertKind.InspectionFinding, AlertJsonContext.Default.InspectionFindingFacts),
    ]);

    public static Type TypeOf(AlertKind kind) => InfoOf(kind).Type;

    public static void Write(Utf8JsonWriter writer, AlertFacts facts) =>
        JsonSerializer.Serialize(writer, facts, InfoOf(facts.Kind));

    public static AlertFacts Read(AlertKind kind, ref Utf8JsonReader reader) =>
        JsonSerializer.Deserialize(ref reader, InfoOf(kind)) as AlertFacts ?? throw new JsonException("The facts are missing.");

    public static AlertFacts Read(AlertKind kind, ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, InfoOf(kind)) as AlertFacts ?? throw new JsonException("The facts are missing.");

    private static JsonTypeInfo InfoOf(AlertKind kind) =>
        kind != 0 && (int)kind < ByKind.Length
            ? ByKind[(int)kind]
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an alert kind.");

    private static JsonTypeInfo[] Table((AlertKind Kind, JsonTypeInfo Info)[] entries)
    {
        var table = new JsonTypeInfo[entries.Length + 1];
        foreach (var (kind, info) in entries)
        {
            table[(int)kind] = info;
        }

        return table;
    }
}
