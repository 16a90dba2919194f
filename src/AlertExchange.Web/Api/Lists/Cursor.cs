using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AlertExchange.Web.Api.Lists;

/// <summary>Where a reader goes on. What it looks like is nobody's business and may change.</summary>
internal static class Cursor
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 500;

    public static string Of(long place) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(place.ToString("x", CultureInfo.InvariantCulture)));

    /// <summary>0 where none is given; null where it is not one.</summary>
    public static long? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return 0;
        }

        Span<byte> text = stackalloc byte[24];
        return cursor.Length <= 24 && Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, text, out var length)
            && long.TryParse(Encoding.ASCII.GetString(text[..length]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place) && place >= 0
            ? place
            : null;
    }
}
