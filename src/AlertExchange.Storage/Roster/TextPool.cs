using System.Text;

namespace AlertExchange.Storage.Roster;

/// <summary>Makes one string of equal UTF-8 texts. Not thread-safe.</summary>
internal sealed class TextPool
{
    private const int MostChars = 64;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostChars)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> chars = stackalloc char[MostChars];
        ReadOnlySpan<char> text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (!_lookup.TryGetValue(text, out var known))
        {
            known = text.ToString();
            _texts.Add(known);
        }

        return known;
    }

    /// <summary>The one string that is equal to this one.</summary>
    public string Get(string text)
    {
        if (text.Length > MostChars)
        {
            return text;
        }

        if (!_texts.TryGetValue(text, out var known))
        {
            _texts.Add(known = text);
        }

        return known;
    }
}
