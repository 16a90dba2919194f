using System.CommandLine;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Reviewing;

namespace AlertExchange.Host.Commands;

/// <summary>The options by which cases of clerical review are narrowed down.</summary>
internal sealed class ReviewFilterOptions
{
    public Option<DepartmentId?> Department { get; } = Arguments.Department(required: false);

    public Option<Period> Period { get; } = Arguments.Period(required: false);

    public Option<string?> Township { get; } = new("--township") { Description = "只看一个乡镇（名称或代码）", HelpName = "乡镇" };

    public Option<int> Limit { get; } = Arguments.Number<int>("--limit", "最多多少件（默认不限）", "件数", int.MaxValue);

    public ReviewFilter Of(ParseResult parsed) => new()
    {
        Department = parsed.GetValue(Department),
        Period = parsed.GetResult(Period) is { Implicit: false } ? parsed.GetValue(Period) : null,
        Township = parsed.GetValue(Township),
        Limit = parsed.GetValue(Limit) is var limit && limit == int.MaxValue ? null : limit,
    };
}
