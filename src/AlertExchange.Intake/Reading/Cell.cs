namespace AlertExchange.Intake.Reading;

/// <summary>A cell as stored (for a formula its cached value).</summary>
public readonly struct Cell
{
    // One reference tells the kind and holds the text (a string, or the block of characters it is a piece of), so that a row of ten
    // cells takes 160 bytes. Beside a block the number's bits are where the piece begins and how long it is.
    private readonly object? _content;
    private readonly double _number;

    private Cell(object? content, double number) => (_content, _number) = (content, number);

    public CellKind Kind => _content is null ? CellKind.Empty : _content is Marker marker ? marker.Kind : CellKind.Text;

    /// <summary>The text of a text cell, or the error's name; null otherwise. A new string each time where the cell is a piece of a text file.</summary>
    public string? Text => _content switch
    {
        string text => text,
        char[] => new string(Span),
        Marker marker => marker.ErrorName,
        _ => null,
    };

    /// <summary>The text of a text cell without making a string of it; empty for other kinds.</summary>
    public ReadOnlySpan<char> Span
    {
        get
        {
            if (_content is char[] block)
            {
                var place = BitConverter.DoubleToInt64Bits(_number);
                return block.AsSpan((int)place, (int)(place >> 32));
            }

            return _content as string;
        }
    }

    /// <summary>The value of a number cell; 0 or 1 for a boolean; the serial (OADate) of a date.</summary>
    public double Number => _content is Marker ? _number : 0;

    public static Cell Empty => default;

    public static Cell OfText(string text) => new(text.Length == 0 ? null : text, 0);

    /// <summary>A piece of a block of characters that is not changed any more.</summary>
    internal static Cell OfText(char[] block, int start, int length) =>
        length == 0 ? default : new(block, BitConverter.Int64BitsToDouble((long)length << 32 | (uint)start));

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
