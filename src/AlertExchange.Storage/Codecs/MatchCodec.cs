using AlertExchange.Engine.Matching;

namespace AlertExchange.Storage.Codecs;

/// <summary>Match results of one batch in a compact form, some 10 bytes each. The first byte is the version of the form.</summary>
public static class MatchCodec
{
    private const byte Version = 1;

    public static byte[] Encode(ReadOnlySpan<StoredMatch> matches)
    {
        var writer = ByteWriter.Rent();
        writer.Byte(Version);
        writer.Number((ulong)matches.Length);
        foreach (ref readonly var match in matches)
        {
            writer.Byte((byte)match.Outcome);
            writer.Byte((byte)match.Strategy);
            Write(writer, match.Best);
            var others = match.Others;
            writer.Number(others is null ? 0 : (ulong)others.Length);
            if (others is not null)
            {
                foreach (var other in others)
                {
                    Write(writer, other);
                }
            }
        }

        return writer.ToArray();
    }

    public static StoredMatch[] Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        if (reader.Byte() != Version)
        {
            throw ByteReader.Unreadable();
        }

        var matches = new StoredMatch[CountOf(ref reader, bytes.Length)];
        for (var i = 0; i < matches.Length; i++)
        {
            var outcome = (MatchOutcome)reader.Byte();
            var strategy = (MatchStrategy)reader.Byte();
            var best = Read(ref reader);
            var others = CountOf(ref reader, bytes.Length) is > 0 and var count ? new StoredCandidate[count] : null;
            for (var j = 0; j < others?.Length; j++)
            {
                others[j] = Read(ref reader);
            }

            matches[i] = new StoredMatch(outcome, strategy, best, others);
        }

        return matches;
    }

    private static void Write(ByteWriter writer, StoredCandidate candidate)
    {
        writer.Number((uint)candidate.PersonNo);
        writer.Number((uint)candidate.HouseholdNo);
        writer.Signed(candidate.Score);
        writer.Byte((byte)candidate.Strategy);
        writer.Number((ushort)candidate.Agreeing);
        writer.Number((ushort)candidate.Conflicting);
    }

    private static StoredCandidate Read(ref ByteReader reader) => new(
        reader.Count(), reader.Count(), (short)reader.Signed(), (MatchStrategy)reader.Byte(), (MatchAttributes)reader.Number(), (MatchAttributes)reader.Number());

    // Nothing takes less than a byte: a larger count is damage, and must not reserve memory.
    private static int CountOf(ref ByteReader reader, int most) => reader.Count() is var count && count <= most ? count : throw ByteReader.Unreadable();
}
