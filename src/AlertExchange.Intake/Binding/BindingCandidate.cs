namespace AlertExchange.Intake.Binding;

/// <summary>A field that an unbound column may have meant.</summary>
/// <param name="Field">The name for a hand-made binding, for example <c>totalCost</c>.</param>
public sealed record BindingCandidate(string Field, string Heading);
