using System.ComponentModel;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Web.Api.Roster;

/// <summary>A version of the roster: figures only.</summary>
public sealed record RosterVersionAnswer(
    int Version,
    [property: Description("县码。")] string Place,
    string FileName,
    DateTimeOffset ImportedAt,
    string? ImportedBy,
    int People,
    int Households,
    [property: Description("比上一版新增的人数。")] int Added,
    [property: Description("有变化的人数。")] int Changed,
    [property: Description("不再在册的人数。")] int Left,
    [property: Description("重复出现、只计一次的行数。")] int Repeated)
{
    internal static RosterVersionAnswer Of(RosterVersionInfo v) =>
        new(v.Version, v.Place, v.FileName, v.ImportedAt, v.ImportedBy, v.People, v.Households, v.Added, v.Changed, v.Left, v.Repeated);
}
