using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlertExchange.Pipeline.Settings;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// Signatures in the way of Standard Webhooks: HMAC-SHA-256 over id, moment and body, so that neither can be exchanged nor an old request be
/// sent again unnoticed.
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";

    /// <summary>A secret for a new receiver: 32 random bytes, as Standard Webhooks writes them.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <param name="timestamp">Unix seconds.</param>
    public static string Sign(Secret secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, KeyOf(secret.Value));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }

    private static byte[] KeyOf(string secret)
    {
        if (secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            var bytes = new byte[secret.Length];
            if (Convert.TryFromBase64String(secret[SecretPrefix.Length..], bytes, out var length))
            {
                return bytes[..length];
            }
        }

        return Encoding.UTF8.GetBytes(secret);
    }
}
