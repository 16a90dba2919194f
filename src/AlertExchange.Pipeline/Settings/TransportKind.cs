namespace AlertExchange.Pipeline.Settings;

/// <summary>The kinds of transport.</summary>
public enum TransportKind : byte
{
    Memory = 0,
    RabbitMq = 1,
}
