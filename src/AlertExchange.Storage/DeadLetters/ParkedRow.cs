namespace AlertExchange.Storage.DeadLetters;

/// <summary>A row that matching could not work on.</summary>
/// <param name="Ordinal">The alert's place in its batch.</param>
/// <param name="Fault">The exception's type; its message could hold a row's contents.</param>
public sealed record ParkedRow(int Ordinal, string Fault);
