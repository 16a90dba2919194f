using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>What a liaison says about a file that is being sent.</summary>
/// <param name="FileName">As the browser calls it.</param>
/// <param name="Kind">The form; null where it is to be recognised.</param>
/// <param name="Append">Rows of earlier files that are not in this one stay.</param>
public sealed record UploadRequest(string FileName, Period Period, AlertKind? Kind, bool Append);
