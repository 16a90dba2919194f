using AlertExchange.Engine.Identity;

namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>A made-up person of an area code that is not assigned.</summary>
internal sealed record Person(string Code, string Household, string Name, string Id, string Relation, string HouseholdType, string Township, string Village)
{
    /// <summary>A valid id of the unassigned area 341098.</summary>
    public static string IdOf(int number, int birthYear = 1962)
    {
        var packed = 341098UL * 100_000_000_000 + (ulong)(birthYear * 10000 + 101 + number / 900) * 1000 + (ulong)(100 + number % 900);
        return $"{packed}{CitizenId.CheckDigitOf(packed)}";
    }
}
