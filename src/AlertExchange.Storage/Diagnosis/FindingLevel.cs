namespace AlertExchange.Storage.Diagnosis;

/// <summary>How a check of the installation came out.</summary>
public enum FindingLevel : byte
{
    /// <summary>正常.</summary>
    Fine,
    /// <summary>注意: it works, and somebody should look.</summary>
    Notice,
    /// <summary>故障: something does not work or is lost.</summary>
    Fault,
}
