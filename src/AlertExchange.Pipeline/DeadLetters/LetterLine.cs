namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>One line of what helps to repair a dead letter.</summary>
/// <param name="Text">Chinese; ids masked.</param>
/// <param name="IsPersonal">It speaks of a person, however short: only those who may see people see it.</param>
internal readonly record struct LetterLine(string Text, bool IsPersonal = false)
{
    public static implicit operator LetterLine(string text) => new(text);

    /// <summary>It may speak of a person: it is not printed.</summary>
    public override string ToString() => nameof(LetterLine);
}
