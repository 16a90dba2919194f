using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Codecs;

/// <summary>Alerts of one sheet in a compact form. The alert ids are kept beside it.</summary>
public static class AlertBatchCodec
{
    public static byte[] Encode(IReadOnlyList<AlertMessage> alerts) => throw new NotImplementedException();

    public static IReadOnlyList<AlertMessage> Decode(ReadOnlySpan<byte> payload, ReadOnlySpan<AlertId> ids) => throw new NotImplementedException();
}
