namespace AlertExchange.Intake.Binding;

/// <summary>A column of the sheet that feeds nothing.</summary>
/// <param name="Candidates">Headings of fields still free that look most like it, best first; bind one by hand with 列名=字段.</param>
public sealed record UnboundColumn(int Index, string Heading, IReadOnlyList<BindingCandidate> Candidates);
