namespace AlertExchange.Pipeline.Revealing;

/// <summary>A value that is shown masked and may be asked for.</summary>
/// <param name="Masked">As it is shown.</param>
/// <param name="Title">What it is, in Chinese.</param>
/// <param name="Whole">To be handed out once that is on record.</param>
/// <param name="RecordedOf">The code that it stands under in the audit log.</param>
/// <param name="RecordedAs">What was looked at, in Chinese, without the value.</param>
internal sealed record HiddenValue(string Masked, string Title, string Whole, string RecordedOf, string RecordedAs)
{
    /// <summary>The value is never printed.</summary>
    public override string ToString() => RecordedAs;
}
