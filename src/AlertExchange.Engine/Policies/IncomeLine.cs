namespace AlertExchange.Engine.Policies;

/// <summary>监测范围: per-capita net income, yuan a year. It never decides alone.</summary>
/// <param name="To">The last day, inclusive; null: until the next line.</param>
public sealed record IncomeLine(decimal Amount, ThresholdOperator Operator, DateOnly From, DateOnly? To, string Clause);
