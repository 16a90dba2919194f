using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Keys;

/// <summary>What the keys of this installation are used for; every use has a key of its own derived (HKDF) from the two in <c>keys.json</c>.</summary>
public sealed class KeyRing : IDisposable
{
    private readonly AesCmac _alertHash;
    private readonly KeyedHash _contentHash;
    private readonly KeyedHash _blindIndex;
    private readonly KeyedHash _offRoster;
    private readonly KeyedHash _review;
    private readonly byte[] _digest;
    private readonly byte[] _apiKeys;

    internal KeyRing(byte[] encryption, byte[] hashing)
    {
        _alertHash = new AesCmac(Derive(hashing, "alert identity").AsSpan(0, 16));
        _contentHash = new KeyedHash(Derive(hashing, "roster content"));
        _blindIndex = new KeyedHash(Derive(hashing, "blind index"));
        _offRoster = new KeyedHash(Derive(hashing, "off-roster subject"));
        _review = new KeyedHash(Derive(hashing, "review subject"));
        _digest = Derive(hashing, "file digest");
        _apiKeys = Derive(hashing, "api keys");
        Sealer = new Sealer(Derive(encryption, "alerts and people"));
        RosterSealer = new Sealer(Derive(encryption, "roster"));
        AccountSealer = new Sealer(Derive(encryption, "accounts"));
        FileKey = Derive(encryption, "files");
        AuditKey = Derive(hashing, "audit chain");
        AuditHeadKey = Derive(hashing, "audit head");
        CheckValue = Convert.ToHexStringLower(
            HMACSHA256.HashData(Derive(hashing, "key check"), Derive(encryption, "key check")).AsSpan(0, 16));
    }

    /// <summary>Makes alert ids and event keys.</summary>
    public IKeyedHash AlertHash => _alertHash;

    /// <summary>Makes the keys of clerical review: of whom rows say they mean, and of what an exported workbook says.</summary>
    public IKeyedHash ReviewHash => _review;

    /// <summary>Seals alert payloads and people on no roster.</summary>
    public Sealer Sealer { get; }

    /// <summary>Seals second factors and the keys that protect sign-ins.</summary>
    public Sealer AccountSealer { get; }

    internal IKeyedHash ContentHash => _contentHash;

    internal Sealer RosterSealer { get; }

    /// <summary>Every sealed file has a key derived from this one and its id.</summary>
    internal byte[] FileKey { get; }

    /// <summary>Binds each entry of the audit log to the one before.</summary>
    internal byte[] AuditKey { get; }

    /// <summary>Vouches for where the audit log ends.</summary>
    internal byte[] AuditHeadKey { get; }

    /// <summary>Stands in the database to tell that it belongs to these keys; reveals nothing about them.</summary>
    internal string CheckValue { get; }

    /// <summary>16 bytes that are equal for equal ids.</summary>
    public byte[] BlindIndex(CitizenId id)
    {
        var index = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(index, Hash(_blindIndex, id));
        return index;
    }

    /// <summary>The key of a person on no roster.</summary>
    public SubjectKey OffRosterKey(CitizenId id) => SubjectKey.OffRoster(Hash(_offRoster, id));

    /// <summary>A digest of a file's SHA-256 that only this installation can compute.</summary>
    internal string KeyedDigest(ReadOnlySpan<byte> sha256) => Convert.ToHexStringLower(HMACSHA256.HashData(_digest, sha256));

    /// <summary>What is kept of a key of another system: 32 bytes.</summary>
    internal byte[] ApiKeyHash(string key) => HMACSHA256.HashData(_apiKeys, Encoding.UTF8.GetBytes(key));

    /// <summary>A digest of a request that only this installation can compute, in hex.</summary>
    public string RequestDigest(ReadOnlySpan<byte> request) => Convert.ToHexStringLower(HMACSHA256.HashData(_digest, request));

    public void Dispose()
    {
        _alertHash.Dispose();
        _contentHash.Dispose();
        _blindIndex.Dispose();
        _offRoster.Dispose();
        _review.Dispose();
        Sealer.Dispose();
        RosterSealer.Dispose();
        AccountSealer.Dispose();
    }

    private static UInt128 Hash(KeyedHash hash, CitizenId id)
    {
        Span<byte> packed = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(packed, id.Packed);
        return hash.Hash(packed);
    }

    private static byte[] Derive(byte[] key, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes("AlertExchange " + use));
}
