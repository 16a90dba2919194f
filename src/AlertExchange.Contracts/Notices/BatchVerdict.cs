using System.Text.Json.Serialization;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Notices;

/// <summary>What became of a published batch.</summary>
[JsonConverter(typeof(BatchVerdictConverter))]
public enum BatchVerdict : byte
{
    /// <summary>Taken, perhaps without some of its alerts.</summary>
    Accepted = 1,
    /// <summary>The same batch came before; nothing was changed.</summary>
    SameBatch = 2,
    /// <summary>Nothing of it was kept.</summary>
    Refused = 3,
}
