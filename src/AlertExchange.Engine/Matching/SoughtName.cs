using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>The name of a row while people are sought by it: what it sounds like, and whose name is like it.</summary>
internal readonly ref struct SoughtName
{
    private readonly RosterIndex _roster;

    internal SoughtName(RosterIndex roster, ReadOnlySpan<char> text)
    {
        _roster = roster;
        Text = text;
        Sound = text.IsEmpty ? 0 : PersonName.SoundKey(text, roster.Dialect);
    }

    internal ReadOnlySpan<char> Text { get; }

    internal uint Sound { get; }

    internal bool IsEmpty => Text.IsEmpty;

    internal bool IsSame(int person) => Text.SequenceEqual(_roster.NameOf(person));

    /// <summary>True for somebody who may be meant by the name: it sounds the same, or one character of the given name differs.</summary>
    internal bool Agrees(int person)
    {
        var other = _roster.NameOf(person);
        return !IsEmpty && (Text.SequenceEqual(other) || PersonName.Agrees(Text, other) || Sound == PersonName.SoundKey(other, _roster.Dialect));
    }

    /// <summary>True where what follows the surname is the same or sounds the same.</summary>
    internal bool HasSameGivenName(int person)
    {
        Span<char> ownKey = stackalloc char[PersonName.LongestKey], otherKey = stackalloc char[PersonName.LongestKey];
        var own = PersonName.GivenName(Text, ownKey);
        var other = PersonName.GivenName(_roster.NameOf(person), otherKey);
        if (own.Length != other.Length || own.IsEmpty)
        {
            return false;
        }

        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] != other[i] && _roster.Dialect.SoundOf(own[i]) != _roster.Dialect.SoundOf(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True where exactly one character differs from the name as written. In a name of two characters, where half would be free, it must
    /// look alike or share a reading.
    /// </summary>
    internal bool DiffersInOneCharacter(int person, out bool looksOrSoundsAlike)
    {
        looksOrSoundsAlike = false;
        var other = _roster.NameOf(person);
        if (other.Length != Text.Length || Text.Length < 2)
        {
            return false;
        }

        var differsAt = -1;
        for (var i = 0; i < other.Length; i++)
        {
            if (other[i] != Text[i])
            {
                if (differsAt >= 0)
                {
                    return false;
                }

                differsAt = i;
            }
        }

        if (differsAt < 0)
        {
            return false;
        }

        var (written, known) = (Text[differsAt], other[differsAt]);
        looksOrSoundsAlike = HanCharacters.LooksAlike(written, known) || _roster.Dialect.AreHomophones(written, known);
        return looksOrSoundsAlike || Text.Length > 2;
    }
}
