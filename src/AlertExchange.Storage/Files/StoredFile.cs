namespace AlertExchange.Storage.Files;

/// <summary>The claim check of a sealed file.</summary>
/// <param name="FileId">Opens it again.</param>
/// <param name="KeyedDigest">HMAC-SHA-256 of the content in hex: equal for equal files, useless to anybody without the key.</param>
/// <param name="Sha256">Plain SHA-256 in hex, for the liaison's receipt.</param>
/// <param name="Length">Bytes of content.</param>
public sealed record StoredFile(string FileId, string KeyedDigest, string Sha256, long Length);
