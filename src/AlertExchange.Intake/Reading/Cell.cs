namespace AlertExchange.Intake.Reading;

/// <summary>A cell as stored (for a formula its cached value).</summary>
public readonly struct Cell
{
    // One reference tells the kind and holds the text, so that a row of ten cells takes 160 bytes rather than 240.
    private readonly object? _content;
    private readonly double _number;

    private Cell(object? content, double number) => (_content, _number) = (content, number);

    public CellKind Kind => _content is null ? CellKind.Empty : _content is string ? CellKind.Text : ((Marker)_content).Kind;

    /// <summary>The text of a text cell, or the error's name; null otherwise.</summary>
    public string? Text => _content as string ?? (_content as Marker)?.ErrorName;

    /// <summary>The value of a number cell; 0 or 1 for a boolean; the serial (OADate) of a date.</summary>
    public double Number => _number;

    public static Cell Empty => default;

    public static Cell OfText(string text) => new(text.Length == 0 ? null : text, 0);

    public static Cell OfNumber(double value) => new(Marker.Number, value);

    public static Cell OfDate(DateTime value) => new(Marker.Date, value.ToOADate());

    public static Cell OfBoolean(bool value) => new(Marker.Boolean, value ? 1 : 0);

    public static Cell OfError(string name) => new(new Marker(CellKind.Error, name), 0);

    /// <summary>A date by its serial (OADate); the caller has checked that it is one.</summary>
    internal static Cell OfDateSerial(double serial) => new(Marker.Date, serial);

    private sealed class Marker(CellKind kind, string? errorName)
    {
        public static readonly Marker Number = new(CellKind.Number, null);
        public static readonly Marker Date = new(CellKind.Date, null);
        public static readonly Marker Boolean = new(CellKind.Boolean, null);

        public CellKind Kind { get; } = kind;

        public string? ErrorName { get; } = errorName;
    }
}
