using System.Security.Cryptography;
using AlertExchange.Storage.Files;

namespace AlertExchange.Storage.Tests;

public sealed class SealedFilesTests() : StoreTests(TestDatabase.Sqlite)
{
    private static readonly int[] Sizes = [0, 1, 65535, 65536, 65537, 3 * 65536, 200_000];

    [TestCaseSource(nameof(Sizes))]
    public async Task A_file_comes_back_as_it_went_in(int size)
    {
        var content = Noise(size);

        var stored = await Store.Files.StoreAsync(new MemoryStream(content));

        stored.Length.ShouldBe(size);
        stored.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        using var stream = Store.Files.OpenRead(stored.FileId);
        stream.Length.ShouldBe(size);
        ReadAll(stream).ShouldBe(content);
    }

    [Test]
    public async Task A_stored_file_can_be_read_from_any_position()
    {
        var content = Noise(200_000);
        var stored = await Store.Files.StoreAsync(new MemoryStream(content));
        using var stream = Store.Files.OpenRead(stored.FileId);
        var random = new Random(7);

        for (var i = 0; i < 200; i++)
        {
            stream.Position = random.Next(content.Length + 10);
            var buffer = new byte[random.Next(1, 70_000)];
            var expected = content.AsSpan(Math.Min((int)stream.Position, content.Length));
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            read.ShouldBe(Math.Min(buffer.Length, expected.Length));
            buffer.AsSpan(0, read).SequenceEqual(expected[..read]).ShouldBeTrue();
        }
    }

    [Test]
    public async Task Equal_files_have_equal_keyed_digests_that_are_not_plain_ones()
    {
        var first = await Store.Files.StoreAsync(new MemoryStream(Noise(1000)));
        var second = await Store.Files.StoreAsync(new MemoryStream(Noise(1000)));

        second.FileId.ShouldNotBe(first.FileId);
        second.KeyedDigest.ShouldBe(first.KeyedDigest);
        first.KeyedDigest.ShouldNotBe(first.Sha256);
    }

    [Test]
    public async Task A_changed_byte_is_noticed_wherever_it_is()
    {
        var stored = await Store.Files.StoreAsync(new MemoryStream(Noise(140_000)));
        var path = PathOf(stored);
        var sound = File.ReadAllBytes(path);
        foreach (var position in (int[])[0, 4, 70_000, 131_100, sound.Length - 1])
        {
            var altered = (byte[])sound.Clone();
            altered[position] ^= 1;
            File.WriteAllBytes(path, altered);
            Should.Throw<StoreException>(() => ReadFile(stored.FileId), $"byte {position}").Code.ShouldBe("store.tampered");
        }
    }

    [Test]
    public async Task A_cut_file_is_noticed_at_every_length()
    {
        var stored = await Store.Files.StoreAsync(new MemoryStream(Noise(140_000)));
        var path = PathOf(stored);
        var sound = File.ReadAllBytes(path);
        foreach (var length in (int[])[0, 3, 4, 19, 20, 4 + 65552, 4 + 65552 + 10, 4 + (2 * 65552), sound.Length - 1])
        {
            File.WriteAllBytes(path, sound[..length]);
            Should.Throw<StoreException>(() => ReadFile(stored.FileId), $"length {length}").Code.ShouldBe("store.tampered");
        }
    }

    [Test]
    public async Task Exchanged_chunks_and_exchanged_files_are_noticed()
    {
        var stored = await Store.Files.StoreAsync(new MemoryStream(Noise(140_000)));
        var other = await Store.Files.StoreAsync(new MemoryStream(Noise(140_000)));
        var sound = File.ReadAllBytes(PathOf(stored));

        File.WriteAllBytes(PathOf(stored), [.. sound[..4], .. sound[65556..131108], .. sound[4..65556], .. sound[131108..]]);
        Should.Throw<StoreException>(() => ReadFile(stored.FileId)).Code.ShouldBe("store.tampered");

        File.WriteAllBytes(PathOf(stored), File.ReadAllBytes(PathOf(other)));
        Should.Throw<StoreException>(() => ReadFile(stored.FileId)).Code.ShouldBe("store.tampered");
    }

    [Test]
    public async Task A_source_that_breaks_off_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() => Store.Files.StoreAsync(new BreakingStream(100_000)));

        System.IO.Directory.EnumerateFiles(Path.Combine(Directory, "files")).ShouldBeEmpty();
    }

    [Test]
    public void What_a_killed_program_was_writing_is_removed_and_what_a_living_one_writes_is_kept()
    {
        var dead = Path.Combine(Directory, "files", new string('1', 32) + ".part");
        var living = Path.Combine(Directory, "files", new string('2', 32) + ".part");
        File.WriteAllText(dead, "half");
        using (var writing = new FileStream(living, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            OpenAgain().Dispose();
            File.Exists(dead).ShouldBeFalse();
            File.Exists(living).ShouldBeTrue();
        }
    }

    [Test]
    public void A_missing_file_is_told_in_Chinese() =>
        Should.Throw<StoreException>(() => Store.Files.OpenRead(new string('f', 32))).Code.ShouldBe("files.missing");

    [Test]
    public void An_id_cannot_point_outside_the_folder() =>
        Should.Throw<ArgumentException>(() => Store.Files.OpenRead("../keys"));

    private string PathOf(StoredFile file) => Path.Combine(Directory, "files", file.FileId + ".sealed");

    private byte[] ReadFile(string fileId)
    {
        using var stream = Store.Files.OpenRead(fileId);
        return ReadAll(stream);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var target = new MemoryStream();
        stream.CopyTo(target);
        return target.ToArray();
    }

    private static byte[] Noise(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private sealed class BreakingStream(int after) : MemoryStream(new byte[after])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= Length ? throw new IOException("The line broke.") : base.ReadAsync(buffer, cancellationToken);
    }
}
