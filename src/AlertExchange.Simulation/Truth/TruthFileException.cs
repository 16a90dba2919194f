namespace AlertExchange.Simulation.Truth;

/// <summary>A truth file that cannot be read. The message is Chinese and says where and what to do.</summary>
public sealed class TruthFileException(string message) : Exception(message);
