using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies.Parsing;

/// <summary>Reads figures of the form <c>{ value: …, clause: … }</c>.</summary>
internal static class FigureReader
{
    public static Stated<string> Text(ProfileSection parent, string key) =>
        Read(parent, key, section => section.Text("value"));

    public static Stated<decimal> Number(ProfileSection parent, string key) =>
        Read(parent, key, section => section.Number("value"));

    /// <summary>A probability, over 0 and below 1.</summary>
    public static Stated<decimal> Probability(ProfileSection parent, string key) => Read(parent, key, section =>
    {
        var value = section.Number("value");
        if (section.HasValue("value") && value is <= 0 or >= 1)
            section.Report(section.LineOfKey("value"), $"{key} 的值应大于 0、小于 1。", "例如 0.5：可能性达到一半。");
        return value;
    });

    public static Stated<int> Whole(ProfileSection parent, string key, int least, int most) =>
        Read(parent, key, section => section.Whole("value", least, most));

    public static Stated<T> Word<T>(ProfileSection parent, string key, IReadOnlyDictionary<string, T> words) =>
        Read(parent, key, section => section.Word("value", words));

    public static Stated<DayLimit> Days(ProfileSection parent, string key) => Read(parent, key, Limit);

    public static Stated<IReadOnlyList<DepartmentId>> Departments(ProfileSection parent, string key) =>
        Read(parent, key, section => section.Departments("value", required: true));

    public static Stated<PolicyScope> Scope(ProfileSection parent, string key) => Read(parent, key, section =>
        section.Words("value", ClosedWords.Scopes, required: true).Aggregate(PolicyScope.None, (all, one) => all | one));

    public static DayLimit Limit(ProfileSection section) =>
        new(section.Whole("value", 0, 3660), section.Word("unit", ClosedWords.DayUnits));

    private static Stated<T> Read<T>(ProfileSection parent, string key, Func<ProfileSection, T> value)
    {
        var section = parent.Section(key);
        var stated = new Stated<T>(value(section), section.Clause());
        section.Finish();
        return stated;
    }
}
