namespace AlertExchange.Storage.Diagnosis;

/// <summary>What one check of the installation found. Texts are Chinese and hold no personal data.</summary>
/// <param name="Check">Stable id, for example <c>keys</c>.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do; empty where there is nothing to do.</param>
public sealed record Finding(string Check, string Title, FindingLevel Level, string Text, string Advice = "")
{
    public static Finding Fine(string check, string title, string text) => new(check, title, FindingLevel.Fine, text);

    public static Finding Notice(string check, string title, string text, string advice) => new(check, title, FindingLevel.Notice, text, advice);

    public static Finding Fault(string check, string title, string text, string advice) => new(check, title, FindingLevel.Fault, text, advice);
}
