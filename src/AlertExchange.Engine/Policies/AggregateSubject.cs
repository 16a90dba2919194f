namespace AlertExchange.Engine.Policies;

/// <summary>Whose alerts are put together.</summary>
public enum AggregateSubject : byte
{
    Person = 1,
    Household,
}
