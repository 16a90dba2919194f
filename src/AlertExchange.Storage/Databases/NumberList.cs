namespace AlertExchange.Storage.Databases;

/// <summary>A piece of a list of numbers in a condition.</summary>
/// <param name="Condition">What follows the column, for example <c>IN (@p0, @p1)</c>.</param>
internal readonly record struct NumberList(string Condition, IReadOnlyList<(string Name, object Value)> Parameters);
