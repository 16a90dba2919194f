namespace AlertExchange.Pipeline.Reviewing;

/// <summary>What followed from a decision.</summary>
/// <param name="Rows">Rows whose match became another, the decided one and those of other files that mean the same.</param>
/// <param name="Warnings">Warnings raised, changed or withdrawn.</param>
/// <param name="Tasks">Tasks opened, changed or cancelled.</param>
/// <param name="IsOver">False while files under way may still hold rows matched without it; they follow by themselves.</param>
public sealed record ReviewFollowed(int Rows, int Warnings, int Tasks, bool IsOver);
