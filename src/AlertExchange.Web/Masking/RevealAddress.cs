using System.Globalization;
using AlertExchange.Pipeline.Revealing;
using Microsoft.AspNetCore.Http.Extensions;

namespace AlertExchange.Web.Masking;

/// <summary>How an address names a masked value: codes alone, nothing that points at a person.</summary>
public static class RevealAddress
{
    private const string Path = "/reveal";
    private const string Household = "household", Person = "person", Field = "field", File = "file", Sheet = "sheet", Line = "line", Column = "column";

    /// <summary>Where the whole value is asked for.</summary>
    public static string Of(RevealSubject subject) => Path + new QueryBuilder(Parts(subject).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>The same as the fields of a form.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parts(RevealSubject subject) => subject switch
    {
        RevealSubject.Member member => [(Household, member.HouseholdCode), (Person, member.PersonCode), (Field, member.Field.ToString())],
        RevealSubject.Row row => [(File, row.SubmissionId), (Sheet, row.Sheet), (Line, Text(row.Line)), (Field, row.Field.ToString())],
        RevealSubject.Cell cell => [(File, cell.SubmissionId), (Sheet, cell.Sheet), (Line, Text(cell.Line)), (Column, Text(cell.Column))],
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <summary>What an address or form names; null where it names nothing.</summary>
    public static RevealSubject? Read(Func<string, string?> part)
    {
        var field = Enum.TryParse<RevealField>(part(Field), out var known) && Enum.IsDefined(known) ? known : default;
        return (part(Household), part(Person), part(File), Number(part(Line)), Number(part(Column))) switch
        {
            ({ Length: > 0 } household, { Length: > 0 } person, _, _, _) when field != default => new RevealSubject.Member(household, person, field),
            (_, _, { Length: > 0 } file, { } line, { } column) => new RevealSubject.Cell(file, part(Sheet) ?? "", line, column),
            (_, _, { Length: > 0 } file, { } line, null) when field != default => new RevealSubject.Row(file, part(Sheet) ?? "", line, field),
            _ => null,
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
