namespace AlertExchange.Engine.Routing;

/// <summary>
/// Written forms of names and what they stand for. A form that two things claim with the same right stands for neither:
/// nothing is guessed. A stronger right (an official name) is not shaken by a weaker one (a short form).
/// </summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Dictionary<string, (T? Value, NameRight Right)> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (T? Value, NameRight Right)>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _longest;

    public NameTable() => _lookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Claims a form; the stronger right wins, equal rights make the form stand for nothing.</summary>
    public void Claim(string form, T value, NameRight right)
    {
        _longest = Math.Max(_longest, form.Length);
        if (!_forms.TryGetValue(form, out var known) || right < known.Right)
            _forms[form] = (value, right);
        else if (right == known.Right && !ReferenceEquals(known.Value, value))
            _forms[form] = (null, right);
    }

    /// <summary>
    /// Claims a form that must be unique: a second claimant makes it stand for nothing, for good. Only an official name is not shaken by
    /// forms that somebody might use loosely.
    /// </summary>
    public void ClaimAlone(string form, T value, NameRight right)
    {
        _longest = Math.Max(_longest, form.Length);
        if (!_forms.TryGetValue(form, out var known) || (right == NameRight.Official && known.Right >= NameRight.Loose))
            _forms[form] = (value, right);
        else if (!ReferenceEquals(known.Value, value) && !(known.Right == NameRight.Official && right >= NameRight.Loose))
            _forms[form] = (null, right < known.Right ? right : known.Right);
    }

    /// <summary>Makes a form stand for nothing, because it may mean something else altogether.</summary>
    public void Forbid(string form)
    {
        _longest = Math.Max(_longest, form.Length);
        _forms[form] = (null, NameRight.Official);
    }

    /// <summary>True when the form is known, even if it stands for nothing.</summary>
    public bool Knows(string form) => _forms.ContainsKey(form);

    /// <summary>What the whole text stands for, or null.</summary>
    public T? Exact(ReadOnlySpan<char> text) => _lookup.TryGetValue(text, out var found) ? found.Value : null;

    /// <summary>
    /// What the longest fitting head of the text stands for, by a form no weaker than <paramref name="weakest"/>; null when that form is
    /// ambiguous or there is none.
    /// </summary>
    public T? Head(ReadOnlySpan<char> text, NameRight weakest, out int length)
    {
        for (length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (_lookup.TryGetValue(text[..length], out var found) && found.Right <= weakest)
                return found.Value;
        }

        return null;
    }
}
