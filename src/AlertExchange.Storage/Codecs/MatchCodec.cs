namespace AlertExchange.Storage.Codecs;

/// <summary>Match results of one batch in a compact form.</summary>
public static class MatchCodec
{
    public static byte[] Encode(ReadOnlySpan<StoredMatch> matches) => throw new NotImplementedException();

    public static StoredMatch[] Decode(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();
}
