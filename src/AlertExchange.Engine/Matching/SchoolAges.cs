using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Engine.Matching;

/// <summary>The years in which somebody was born who is in the grade or stage of school that an alert is about.</summary>
internal static class SchoolAges
{
    private const int FirstGradeAge = 6;

    /// <summary>Compulsory education, with a year either way.</summary>
    private static readonly (int From, int To) Compulsory = (5, 17);

    /// <summary>Where a row names a stage that is none of these.</summary>
    private static readonly (int From, int To) AnyStudent = (3, 30);

    private static readonly (string Word, int From, int To)[] Stages =
    [
        ("学前", 2, 7), ("幼儿", 2, 7), ("小学", 5, 14), ("初中", 10, 18), ("义务", 5, 17), ("高中", 13, 21), ("中职", 13, 22), ("中等职业", 13, 22), ("中专", 13, 22),
        ("技工", 13, 22), ("高职", 16, 28), ("高等", 16, 30), ("大专", 16, 28), ("专科", 16, 28), ("本科", 16, 28), ("大学", 16, 30), ("研究生", 20, 35),
    ];

    /// <summary>Both 0 for an alert that is not about a pupil or student.</summary>
    internal static (short From, short To) Of(AlertFacts facts, Period period) => facts switch
    {
        SchoolDropoutFacts dropout => Born(FirstYear(null, period), OfGrade(dropout.GradeClass) ?? Compulsory),
        EducationCostFacts cost => Born(FirstYear(cost.SchoolYear, period), OfStage(cost.Stage)),
        _ => default,
    };

    private static (short From, short To) Born(int year, (int From, int To) ages) => ((short)(year - ages.To), (short)(year - ages.From));

    /// <summary>The year in which the school year began.</summary>
    private static int FirstYear(string? schoolYear, Period period) =>
        schoolYear is { Length: >= 4 } && int.TryParse(schoolYear.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : period.Month >= 9 ? period.Year : period.Year - 1;

    private static (int From, int To) OfStage(string? stage)
    {
        foreach (var (word, from, to) in Stages)
        {
            if (stage?.Contains(word, StringComparison.Ordinal) == true)
            {
                return (from, to);
            }
        }

        return AnyStudent;
    }

    /// <summary>Ages of a grade as schools write it: 九(2)班, 七年级, 初一, 三年级2班.</summary>
    private static (int From, int To)? OfGrade(string? gradeClass)
    {
        if (string.IsNullOrEmpty(gradeClass))
        {
            return null;
        }

        var isMiddle = gradeClass.StartsWith('初');
        var isHigh = gradeClass.StartsWith('高');
        var digit = gradeClass[isMiddle || isHigh ? Math.Min(1, gradeClass.Length - 1) : 0];
        var grade = "一二三四五六七八九".IndexOf(digit) is >= 0 and var at ? at + 1 : digit is >= '1' and <= '9' ? digit - '0' : 0;
        if (grade == 0)
        {
            return null;
        }

        var age = FirstGradeAge - 1 + grade + (isMiddle ? 6 : isHigh ? 9 : 0);
        return (age - 1, age + 3);
    }
}
