namespace AlertExchange.Storage.Policies;

/// <summary>A profile that was put into force.</summary>
/// <param name="Number">1, 2, 3, …; 0 while it is not written.</param>
/// <param name="Source">What it was asked for by: an id of <c>config/policies</c>, a path, or <c>stored:</c> and this number.</param>
/// <param name="Name">The profile's own.</param>
/// <param name="Fingerprint">Version and content.</param>
/// <param name="Content">The file, word for word.</param>
/// <param name="By">Who put it into force.</param>
/// <param name="Reason">Why.</param>
public sealed record PolicyUse(long Number, string Source, string Name, string Fingerprint, string Content, string By, DateTimeOffset At, string Reason);
