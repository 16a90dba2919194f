namespace AlertExchange.Pipeline;

/// <summary>The installation is set up wrongly; the message is Chinese and says where.</summary>
public sealed class SettingsException(string message, Exception? cause = null) : Exception(message, cause);
