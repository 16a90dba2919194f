namespace AlertExchange.Engine.Identity;

/// <summary>A keyed pseudo-random function of this installation (HMAC-SHA-256 truncated to 128 bits). Thread-safe.</summary>
public interface IKeyedHash
{
    UInt128 Hash(ReadOnlySpan<byte> data);
}
