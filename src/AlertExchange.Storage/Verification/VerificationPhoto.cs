namespace AlertExchange.Storage.Verification;

/// <summary>A picture that was sent with an outcome.</summary>
/// <param name="FileId">Of the sealed file.</param>
/// <param name="Length">Bytes.</param>
public sealed record VerificationPhoto(string FileId, PhotoFormat Format, long Length);
