namespace AlertExchange.Web.Uploads;

/// <summary>What a page takes.</summary>
/// <param name="MaxBytes">That its file may have.</param>
/// <param name="TooLarge">Told in Chinese to whoever sends more.</param>
/// <param name="NothingChosen">Told in Chinese to whoever sends the form without a file.</param>
public sealed record UploadRules(long MaxBytes, string TooLarge, string NothingChosen);
