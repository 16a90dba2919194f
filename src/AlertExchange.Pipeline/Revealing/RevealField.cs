namespace AlertExchange.Pipeline.Revealing;

/// <summary>A value that is shown masked.</summary>
public enum RevealField
{
    /// <summary>身份证号.</summary>
    CitizenId = 1,
    /// <summary>电话.</summary>
    Phone,
}
