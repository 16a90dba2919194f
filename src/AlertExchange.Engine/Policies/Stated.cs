namespace AlertExchange.Engine.Policies;

/// <summary>A figure and the clause it comes from.</summary>
/// <param name="Clause">For example 二（三）; a figure that the notice does not give says so here.</param>
public readonly record struct Stated<T>(T Value, string Clause);
