namespace AlertExchange.Engine.Policies;

/// <summary>An alert under one rule, with whom and in which window it counts. Ordered wholly, so that the order of arrival is gone.</summary>
internal readonly record struct CountedAlert(RuleIndex.Entry Entry, SubjectKey Subject, int Window, HouseholdAlert Alert)
    : IComparable<CountedAlert>
{
    public PolicyRule Rule => Entry.Rule;

    /// <summary>True when both are put together.</summary>
    public bool IsWith(in CountedAlert other) => ReferenceEquals(Entry, other.Entry) && Subject == other.Subject && Window == other.Window;

    public int CompareTo(CountedAlert other)
    {
        var order = Entry.Ordinal.CompareTo(other.Entry.Ordinal);
        if (order == 0)
            order = Subject.CompareTo(other.Subject);
        if (order == 0)
            order = Window.CompareTo(other.Window);
        if (order == 0)
            order = Alert.Period.CompareTo(other.Alert.Period);
        return order != 0 ? order : Alert.AlertId.CompareTo(other.Alert.AlertId);
    }
}
