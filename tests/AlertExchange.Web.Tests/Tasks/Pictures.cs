using System.Buffers.Binary;

namespace AlertExchange.Web.Tests.Tasks;

/// <summary>Small pictures with something in them that must not get out.</summary>
internal static class Pictures
{
    /// <summary>A JPEG of one white point that was turned (orientation 6), with a place where it was taken and words behind its end.</summary>
    public static byte[] Jpeg { get; } =
    [
        .. Plain.AsSpan(0, 2), .. Exif("GPS-SECRET"), .. Plain.AsSpan(2), .. "GPS-SECRET behind the end"u8,
    ];

    private static byte[] Plain => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+iiiv/9k=");

    private static byte[] Exif(string secret)
    {
        byte[] body = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(secret)];
        var head = new byte[4];
        (head[0], head[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(body.Length + 2));
        return [.. head, .. body];
    }
}
