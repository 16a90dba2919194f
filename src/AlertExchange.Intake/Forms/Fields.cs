using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Intake.Forms;

/// <summary>Names of fields and which of them a kind has.</summary>
public static class Fields
{
    private static readonly string[] Names = [.. Enum.GetNames<Field>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static readonly Dictionary<string, Field> ByName =
        Enum.GetValues<Field>().ToDictionary(f => Names[(int)f], f => f, StringComparer.Ordinal);

    private static readonly Dictionary<AlertKind, HashSet<Field>> FactsOfKind = typeof(AlertFacts).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(AlertFacts)))
        .ToDictionary(KindOf, FactsOf);

    /// <summary>Number of fields; slots of a row.</summary>
    internal static int Count => Names.Length;

    /// <summary>Every name, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name in YAML and in hand-made bindings, for example <c>yearToDateSelfPay</c>.</summary>
    public static string NameOf(Field field) => Names[(int)field];

    /// <summary>Finds a field by its name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out Field field)
    {
        field = default;
        return name is not null && ByName.TryGetValue(name, out field);
    }

    /// <summary>Whether a form of this kind may have the field: subject, envelope, or a property of its facts.</summary>
    public static bool Has(AlertKind kind, Field field) => field <= Field.Period || FactsOfKind[kind].Contains(field);

    internal static bool IsSubject(Field field) => field is >= Field.Name and <= Field.HeadCitizenId;

    private static AlertKind KindOf(Type facts) => Enum.Parse<AlertKind>(facts.Name[..^"Facts".Length]);

    private static HashSet<Field> FactsOf(Type facts) =>
        [.. facts.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite)
            .Select(property => Enum.Parse<Field>(property.Name))];
}
