using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Keys;

/// <summary>What the keys of this installation are used for; every use has a key of its own derived from the two in <c>keys.json</c>.</summary>
public sealed class KeyRing
{
    /// <summary>Makes alert ids and event keys.</summary>
    public IKeyedHash AlertHash => throw new NotImplementedException();

    /// <summary>Seals ids and payloads.</summary>
    public Sealer Sealer => throw new NotImplementedException();

    /// <summary>16 bytes that are equal for equal ids.</summary>
    public byte[] BlindIndex(CitizenId id) => throw new NotImplementedException();

    /// <summary>The key of a person on no roster.</summary>
    public SubjectKey OffRosterKey(CitizenId id) => throw new NotImplementedException();
}
