namespace AlertExchange.Intake.Reading;

/// <summary>A cell as stored (for a formula its cached value).</summary>
public readonly struct Cell
{
    private readonly double _number;

    private Cell(CellKind kind, string? text, double number) => (Kind, Text, _number) = (kind, text, number);

    public CellKind Kind { get; }

    /// <summary>The text of a text cell, or the error's name; null otherwise.</summary>
    public string? Text { get; }

    /// <summary>The value of a number cell; 0 or 1 for a boolean; the serial (OADate) of a date.</summary>
    public double Number => _number;

    public static Cell Empty => default;

    public static Cell OfText(string text) => new(text.Length == 0 ? CellKind.Empty : CellKind.Text, text, 0);

    public static Cell OfNumber(double value) => new(CellKind.Number, null, value);

    public static Cell OfDate(DateTime value) => new(CellKind.Date, null, value.ToOADate());

    public static Cell OfBoolean(bool value) => new(CellKind.Boolean, null, value ? 1 : 0);

    public static Cell OfError(string name) => new(CellKind.Error, name, 0);
}
