namespace AlertExchange.Engine.Policies;

/// <summary>An alert under one rule, with whom and in which window it counts. Ordered wholly, so that the order of arrival is gone.</summary>
internal readonly record struct CountedAlert(int Ordinal, PolicyRule Rule, SubjectKey Subject, int Window, HouseholdAlert Alert)
    : IComparable<CountedAlert>
{
    /// <summary>True when both are put together.</summary>
    public bool IsWith(in CountedAlert other) => Ordinal == other.Ordinal && Subject == other.Subject && Window == other.Window;

    public int CompareTo(CountedAlert other)
    {
        var order = Ordinal.CompareTo(other.Ordinal);
        if (order == 0)
            order = Subject.CompareTo(other.Subject);
        if (order == 0)
            order = Window.CompareTo(other.Window);
        if (order == 0)
            order = Alert.Period.CompareTo(other.Alert.Period);
        return order != 0 ? order : Alert.AlertId.CompareTo(other.Alert.AlertId);
    }
}
