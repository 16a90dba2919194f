namespace AlertExchange.Pipeline.Bus;

/// <summary>
/// What leaves a station when its work fails: the type of the exception and nothing else. The bus writes an exception's text into headers of
/// its error queues, into the fault message and into traces, and the text could quote a row.
/// </summary>
internal sealed class StationFault : Exception
{
    private StationFault(string type)
        : base(type) => Type = type;

    /// <summary>The full name of the exception's type.</summary>
    public string Type { get; }

    public static StationFault Of(Exception cause) => new(cause.GetType().FullName ?? cause.GetType().Name);

    /// <summary>The type of the exception behind what the bus tells of a fault.</summary>
    public static string TypeOf(MassTransit.ExceptionInfo told) => told.ExceptionType.EndsWith(nameof(StationFault), StringComparison.Ordinal) ? told.Message : told.ExceptionType;
}
