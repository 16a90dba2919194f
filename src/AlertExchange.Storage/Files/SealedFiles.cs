namespace AlertExchange.Storage.Files;

/// <summary>Liaisons' files, encrypted in chunks, in the data directory's <c>files</c> folder; readable by the owner only.</summary>
public sealed class SealedFiles
{
    /// <summary>Encrypts a stream into the directory; the file appears whole or not at all.</summary>
    public Task<StoredFile> StoreAsync(Stream content, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A seekable stream of the content. Reading throws <see cref="StoreException"/> when the file was tampered with.</summary>
    public Stream OpenRead(string fileId) => throw new NotImplementedException();

    public bool Exists(string fileId) => throw new NotImplementedException();

    /// <summary>Removes a file; nothing happens when it is not there.</summary>
    public void Delete(string fileId) => throw new NotImplementedException();
}
