using System.Buffers;
using System.Text;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>Text in runs, as shared strings and inline strings have it; phonetic hints are not part of it.</summary>
internal static class RichText
{
    public static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>After the Start of the element that holds the runs: appends their text as UTF-8 and reads past its end.</summary>
    public static void Append(XmlScanner xml, ArrayBufferWriter<byte> text, int maxCharacters)
    {
        var outside = xml.Depth - 1;
        var inText = 0;
        while (xml.Depth > outside)
        {
            switch (xml.Read())
            {
                case XmlToken.Start when xml.Name.SequenceEqual("rPh"u8):
                    xml.Skip();
                    break;
                case XmlToken.Start when xml.Name.SequenceEqual("t"u8):
                    inText = xml.Depth;
                    break;
                case XmlToken.Close when xml.Depth < inText:
                    inText = 0;
                    break;
                case XmlToken.Text when inText != 0:
                    Append(xml, text);
                    if (text.WrittenCount > 4L * maxCharacters)
                    {
                        Check(text.WrittenSpan, maxCharacters);
                    }

                    break;
                default:
                    break;
            }
        }

        Check(text.WrittenSpan, maxCharacters);
    }

    public static void Append(XmlScanner xml, ArrayBufferWriter<byte> text)
    {
        if (xml.TextIsLiteral)
        {
            text.Write(xml.Text);
        }
        else
        {
            XmlText.AppendDecoded(xml.Text, text);
        }
    }

    public static void Check(ReadOnlySpan<byte> text, int maxCharacters, string where = "工作簿中")
    {
        if (text.Length > maxCharacters && Strict.GetCharCount(text) > maxCharacters)
        {
            throw FileRefusal.CellTooLong(where, maxCharacters);
        }
    }
}
