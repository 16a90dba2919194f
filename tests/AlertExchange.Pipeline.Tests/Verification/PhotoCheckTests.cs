using System.Text;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Tests.Verification;

public sealed class PhotoCheckTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Test]
    public void A_PNG_keeps_its_picture_and_nothing_else()
    {
        var head = Png.AsSpan(0, 33);
        byte[] withWords = [.. head, .. Chunk("tEXt", "Comment\0SECRET"), .. Chunk("eXIf", "GPS SECRET"), .. Png.AsSpan(33), .. "SECRET behind"u8];
        var taken = PhotoCheck.Take(withWords).ShouldNotBeNull();
        taken.Format.ShouldBe(PhotoFormat.Png);
        taken.Content.ShouldBe(Png);
    }

    [Test]
    public void A_picture_that_breaks_off_is_not_taken_at_any_byte()
    {
        for (var length = 0; length < Png.Length; length++)
        {
            PhotoCheck.Take(Png.AsSpan(0, length)).ShouldBeNull(length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [TestCase("GIF89a")]
    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")]
    [TestCase("%PDF-1.7")]
    [TestCase("RIFF0000WEBPVP8 ")]
    [TestCase("\u0089PNG")]
    public void What_is_no_JPEG_or_PNG_is_not_taken(string start) => PhotoCheck.Take(Encoding.Latin1.GetBytes(start + new string(' ', 100))).ShouldBeNull();

    [Test]
    public void Whatever_the_bytes_are_nothing_breaks()
    {
        var random = new Random(31);
        foreach (var start in (byte[][])[[0xFF, 0xD8, 0xFF, 0xE1], Png[..8], Png[..33]])
        {
            for (var i = 0; i < 500; i++)
            {
                var bytes = new byte[random.Next(0, 200)];
                random.NextBytes(bytes);
                _ = PhotoCheck.Take([.. start, .. bytes]);
            }
        }
    }

    [Test]
    public void What_is_too_large_is_not_taken() => PhotoCheck.Take(new byte[PhotoCheck.MaxBytes + 1]).ShouldBeNull();

    private static byte[] Chunk(string kind, string text)
    {
        var body = Encoding.ASCII.GetBytes(text);
        return [0, 0, 0, (byte)body.Length, .. Encoding.ASCII.GetBytes(kind), .. body, 0, 0, 0, 0];
    }
}
