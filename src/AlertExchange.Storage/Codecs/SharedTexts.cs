namespace AlertExchange.Storage.Codecs;

/// <summary>
/// Numbers texts in the order they come first. A batch has three of them a row, nearly all of them seen before and the very same strings:
/// a table of its own that looks at the reference first takes a third of a dictionary's time.
/// </summary>
internal sealed class SharedTexts
{
    private (string? Text, int Number)[] _places = new (string?, int)[256];
    private int _count;

    public void Clear()
    {
        if (_count > 0)
        {
            Array.Clear(_places);
            _count = 0;
        }
    }

    /// <summary>The number of a text, from 0; true when it is new.</summary>
    public bool Number(string text, out int number)
    {
        var mask = _places.Length - 1;
        for (var place = Hash(text) & mask; ; place = (place + 1) & mask)
        {
            ref var there = ref _places[place];
            if (ReferenceEquals(there.Text, text) || there.Text == text)
            {
                number = there.Number;
                return false;
            }

            if (there.Text is null)
            {
                there = (text, number = _count++);
                if (_count * 2 > _places.Length)
                {
                    Grow();
                }

                return true;
            }
        }
    }

    private static int Hash(string text)
    {
        var hash = (uint)text.Length;
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, 24)))
        {
            hash = (hash ^ character) * 0x01000193;
        }

        return (int)(hash ^ (hash >> 15));
    }

    private void Grow()
    {
        var texts = _places;
        _places = new (string?, int)[texts.Length * 2];
        var mask = _places.Length - 1;
        foreach (var one in texts)
        {
            if (one.Text is not null)
            {
                var place = Hash(one.Text) & mask;
                while (_places[place].Text is not null)
                {
                    place = (place + 1) & mask;
                }

                _places[place] = one;
            }
        }
    }
}
