namespace AlertExchange.Web.Uploads;

/// <summary>More came than may be uploaded; thrown while it is being read, so that no more of it is kept.</summary>
internal sealed class UploadTooLargeException() : IOException("More was uploaded than is allowed.");
