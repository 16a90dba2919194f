namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>The attributes of a tag, read forward: <c>while (attributes.Next())</c>. Lenient: what is no attribute ends the reading.</summary>
internal ref struct XmlAttributes(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>Local name: the prefix is cut off.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>As it stands in the file, references included.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Next()
    {
        var rest = _rest;
        var at = 0;
        while (at < rest.Length && rest[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        var equals = rest[at..].IndexOf((byte)'=');
        if (equals <= 0)
        {
            return false;
        }

        var name = rest.Slice(at, equals).TrimEnd(" \t\r\n"u8);
        rest = rest[(at + equals + 1)..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }

        var length = rest[1..].IndexOf(rest[0]);
        if (length < 0)
        {
            return false;
        }

        Name = name[(name.IndexOf((byte)':') + 1)..];
        Value = rest.Slice(1, length);
        _rest = rest[(length + 2)..];
        return true;
    }

    /// <summary>The value decoded; null where there is no such attribute.</summary>
    public static string? Find(XmlAttributes attributes, ReadOnlySpan<byte> name)
    {
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual(name))
            {
                return XmlText.Decode(attributes.Value);
            }
        }

        return null;
    }
}
