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
    /// True where one slip away from the name as written: another character, one left out or put in after the first, two exchanged after
    /// the first. In a name of two characters, where half would be free, the other character must look or sound alike.
    /// </summary>
    internal bool IsOneSlipAway(int person, out bool looksOrSoundsAlike)
    {
        looksOrSoundsAlike = false;
        var other = _roster.NameOf(person);
        if (Text.Length < 2 || other.Length < 2)
        {
            return false;
        }

        if (other.Length != Text.Length)
        {
            return Text[0] == other[0] && (other.Length == Text.Length + 1 ? IsOneLeftOut(Text, other) : other.Length + 1 == Text.Length && IsOneLeftOut(other, Text));
        }

        var at = Text.CommonPrefixLength(other);
        if (at == Text.Length)
        {
            return false;
        }

        if (!Text[(at + 1)..].SequenceEqual(other[(at + 1)..]))
        {
            return at > 0 && Text[at] == other[at + 1] && Text[at + 1] == other[at] && Text[(at + 2)..].SequenceEqual(other[(at + 2)..]);
        }

        looksOrSoundsAlike = HanCharacters.LooksAlike(Text[at], other[at]) || _roster.Dialect.AreHomophones(Text[at], other[at]);
        return looksOrSoundsAlike || Text.Length > 2;
    }

    private static bool IsOneLeftOut(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        var at = shorter.CommonPrefixLength(longer);
        return shorter[at..].SequenceEqual(longer[(at + 1)..]);
    }
}
