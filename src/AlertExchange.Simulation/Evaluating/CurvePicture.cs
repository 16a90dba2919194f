using System.Globalization;
using System.Text;
using System.Xml;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>Draws a threshold curve as SVG: precision, recall and strangers proposed over the score from which on somebody is proposed.</summary>
public static class CurvePicture
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const int Width = 760, Height = 440, Left = 60, Top = 50, Right = 30, Bottom = 90;
    private const int PlotWidth = Width - Left - Right, PlotHeight = Height - Top - Bottom;

    public static void Write(Stream output, IReadOnlyList<ThresholdPoint> curve, CurveLabels labels)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("svg", Svg);
        Attributes(xml, ("width", Width), ("height", Height));
        Attributes(xml, ("viewBox", $"0 0 {Width} {Height}"), ("font-family", "sans-serif"), ("font-size", "12"), ("role", "img"));
        xml.WriteElementString("title", Svg, labels.Title);
        Rectangle(xml);
        Text(xml, Width / 2, 28, labels.Title, "middle", size: 16);
        for (var tick = 0; tick <= 10; tick++)
        {
            var (x, y) = (X(tick * 100), Y(tick / 10.0));
            Line(xml, Left, y, Left + PlotWidth, y, "#ddd");
            Line(xml, x, Top, x, Top + PlotHeight, "#eee");
            Text(xml, Left - 8, y + 4, $"{tick * 10}%", "end");
            Text(xml, x, Top + PlotHeight + 18, (tick * 100).ToString(CultureInfo.InvariantCulture), "middle");
        }

        Text(xml, Left + PlotWidth / 2, Top + PlotHeight + 38, labels.Score, "middle");
        Series(xml, curve, p => p.Precision, "#1565c0", labels.Precision, 0);
        Series(xml, curve, p => p.Recall, "#2e7d32", labels.Recall, 1);
        Series(xml, curve, p => p.StrangersProposed, "#c62828", labels.Strangers, 2);
        xml.WriteEndElement();
    }

    private static void Series(XmlWriter xml, IReadOnlyList<ThresholdPoint> curve, Func<ThresholdPoint, Proportion> figure, string colour, string label, int number)
    {
        var points = curve.Where(p => figure(p).Whole > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Score)},{Y(figure(p).Value)}"));
        xml.WriteStartElement("polyline", Svg);
        Attributes(xml, ("points", string.Join(' ', points)), ("fill", "none"), ("stroke", colour), ("stroke-width", "2"));
        xml.WriteEndElement();
        var x = Left + number * PlotWidth / 3;
        Line(xml, x, Height - 24, x + 24, Height - 24, colour);
        Text(xml, x + 30, Height - 20, label, "start");
    }

    private static void Rectangle(XmlWriter xml)
    {
        xml.WriteStartElement("rect", Svg);
        Attributes(xml, ("width", Width), ("height", Height), ("fill", "white"));
        xml.WriteEndElement();
    }

    private static void Line(XmlWriter xml, double x1, double y1, double x2, double y2, string colour)
    {
        xml.WriteStartElement("line", Svg);
        Attributes(xml, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("stroke", colour));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, double x, double y, string text, string anchor, int size = 12)
    {
        xml.WriteStartElement("text", Svg);
        Attributes(xml, ("x", x), ("y", y), ("text-anchor", anchor), ("font-size", size));
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params (string Name, object Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    private static double X(int score) => Math.Round(Left + PlotWidth * score / 1000.0, 2);

    private static double Y(double part) => Math.Round(Top + PlotHeight * (1 - part), 2);
}
