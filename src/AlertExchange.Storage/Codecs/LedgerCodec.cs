namespace AlertExchange.Storage.Codecs;

/// <summary>Ledger entries of one batch in a compact form.</summary>
public static class LedgerCodec
{
    public static byte[] Encode(ReadOnlySpan<LedgerEntry> entries) => throw new NotImplementedException();

    public static LedgerEntry[] Decode(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();
}
