namespace AlertExchange.Storage;

/// <summary>Writes a value that is mostly the same row after row; the same value gives the same string, which bulk inserts then need not bind again.</summary>
internal sealed class RepeatedText<T>(Func<T, string> write)
    where T : struct, IEquatable<T>
{
    private T _value;
    private string? _text;

    public string Of(T value)
    {
        if (_text is null || !value.Equals(_value))
        {
            (_value, _text) = (value, write(value));
        }

        return _text;
    }
}
