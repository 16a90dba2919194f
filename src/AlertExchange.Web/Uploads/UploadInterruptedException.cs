namespace AlertExchange.Web.Uploads;

/// <summary>Its sender stopped in the middle, or sent what is no form. What fails on this side, a full disk for example, is another exception.</summary>
internal sealed class UploadInterruptedException(Exception broken) : IOException("An upload ended before it was whole.", broken);
