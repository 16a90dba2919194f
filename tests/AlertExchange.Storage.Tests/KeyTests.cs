using System.Buffers.Binary;
using System.Security.Cryptography;
using AlertExchange.Engine.Identity;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Tests;

public sealed class KeyTests
{
    [Test]
    public void The_keyed_hash_is_the_frameworks_HMAC_at_every_length()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        using var hash = new KeyedHash(key);
        for (var length = 0; length < 300; length++)
        {
            var data = RandomNumberGenerator.GetBytes(length);
            hash.Hash(data).ShouldBe(BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(key, data)), $"length {length}");
        }
    }

    [Test]
    public void The_keyed_hash_may_be_used_from_many_threads()
    {
        using var hash = new KeyedHash(new byte[32]);
        var expected = hash.Hash("x"u8);

        Parallel.For(0, 10_000, _ => hash.Hash("x"u8).ShouldBe(expected));
    }

    [Test]
    public void Every_use_has_a_key_of_its_own()
    {
        CitizenId.TryParse(RosterTests.IdOf(1), out var id).ShouldBeTrue();
        using var keys = new KeyRing(new byte[32], new byte[32]);
        var packed = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(packed, id.Packed);

        var blind = BinaryPrimitives.ReadUInt128BigEndian(keys.BlindIndex(id));

        blind.ShouldNotBe(keys.AlertHash.Hash(packed));
        ((ulong)blind | (1UL << 63)).ShouldNotBe(keys.OffRosterKey(id).Value);
        keys.OffRosterKey(id).IsOffRoster.ShouldBeTrue();
        keys.BlindIndex(id).ShouldBe(keys.BlindIndex(id));
    }

    [Test]
    public void What_was_sealed_opens_only_in_its_context_and_unchanged()
    {
        using var keys = new KeyRing(new byte[32], new byte[32]);
        var sealedBytes = keys.Sealer.Seal("plain"u8, "here"u8);

        keys.Sealer.Open(sealedBytes, "here"u8).ShouldBe("plain"u8.ToArray());
        keys.Sealer.Seal("plain"u8, "here"u8).ShouldNotBe(sealedBytes);
        Should.Throw<StoreException>(() => keys.Sealer.Open(sealedBytes, "there"u8));
        Should.Throw<StoreException>(() => keys.Sealer.Open(sealedBytes.AsSpan(0, 20), "here"u8));
        for (var i = 0; i < sealedBytes.Length; i++)
        {
            var altered = (byte[])sealedBytes.Clone();
            altered[i] ^= 1;
            Should.Throw<StoreException>(() => keys.Sealer.Open(altered, "here"u8));
        }
    }
}
