using System.CommandLine;
using System.Globalization;
using System.Numerics;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Host.CommandLine;

/// <summary>Options that several commands share, with their checks.</summary>
internal static class Arguments
{
    public static Option<Period> Period(bool required = true) => new("--period")
    {
        Description = "报送月份，如 2022-08",
        HelpName = "年-月",
        Required = required,
        CustomParser = result =>
        {
            if (Contracts.Alerts.Period.TryParse(result.Tokens[0].Value, out var period))
            {
                return period;
            }

            result.AddError($"月份「{result.Tokens[0].Value}」看不懂，应写成 2022-08 这样");
            return default;
        },
    };

    public static Option<DepartmentId?> Department(bool required = true) => new("--department")
    {
        Description = "部门代号，如 medical-insurance（医保）",
        HelpName = "代号",
        Required = required,
        CustomParser = result => new DepartmentId(result.Tokens[0].Value),
    };

    public static Option<AlertKind?> Kind() => new("--kind")
    {
        Description = "表单种类，如 school-dropout；不写则按表头识别",
        HelpName = "种类",
        CustomParser = result =>
        {
            if (AlertKinds.TryParse(result.Tokens[0].Value, out var kind))
            {
                return kind;
            }

            result.AddError($"没有「{result.Tokens[0].Value}」这种表单，可用：{string.Join("、", AlertKinds.All.Select(k => k.Id()))}");
            return null;
        },
    };

    public static Option<FileInfo> Output(string description) => new("--output", "-o")
    {
        Description = description,
        HelpName = "文件",
        Required = true,
    };

    /// <summary>A whole number that is at least 1; <paramref name="initial"/> when it is not written, required when that is null.</summary>
    public static Option<T> Number<T>(string name, string description, string helpName, T? initial = null)
        where T : struct, IBinaryInteger<T>
    {
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = helpName,
            Required = initial is null,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= T.One)
                {
                    return number;
                }

                result.AddError($"{name} 应是不小于 1 的整数，不能是「{result.Tokens[0].Value}」");
                return default;
            },
        };
        if (initial is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "结果以 JSON 输出（给脚本用）" };
}
