namespace AlertExchange.Pipeline.Settings;

/// <summary>A password or a connection string: prints as stars, whatever prints it.</summary>
public readonly record struct Secret(string Value)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => string.IsNullOrEmpty(Value) ? "" : "***";
}
