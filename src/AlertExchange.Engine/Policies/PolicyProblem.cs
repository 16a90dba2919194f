using System.Globalization;

namespace AlertExchange.Engine.Policies;

/// <summary>What is wrong with a profile. Texts are Chinese.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Suggestion">For example 是不是想写 scope？; null when there is nothing near.</param>
public sealed record PolicyProblem(string File, int Line, string What, string? Suggestion)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File} 第 {Line} 行：{What}{(Suggestion is null ? "" : " " + Suggestion)}");
}
