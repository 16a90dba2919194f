namespace AlertExchange.Storage.Policies;

/// <summary>A profile that somebody uploaded and has not put into force.</summary>
public sealed record PolicyDraft(string FileName, string Content, DateTimeOffset UploadedAt);
