using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>A picture that was found sound, with nothing left in it but the picture.</summary>
public sealed record TakenPhoto(PhotoFormat Format, byte[] Content);
