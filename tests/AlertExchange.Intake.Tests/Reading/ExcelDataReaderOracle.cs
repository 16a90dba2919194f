using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace AlertExchange.Intake.Tests.Reading;

/// <summary>The first sheet of a workbook by ExcelDataReader, shown as <see cref="Reads.Show(AlertExchange.Intake.Reading.SheetRow)"/> does.</summary>
internal static class ExcelDataReaderOracle
{
    static ExcelDataReaderOracle() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<string> Rows(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        for (var number = 1; reader.Read(); number++)
        {
            var cells = string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Show(reader.GetValue(i)))).TrimEnd('|');
            if (cells.Length > 0)
            {
                yield return $"{number}{(reader.RowHeight == 0 ? "h" : "")}: {cells}";
            }
        }
    }

    private static string Show(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => "?" + truth,
        DateTime date => "@" + date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).Replace(" 00:00", "", StringComparison.Ordinal),
        IConvertible number => "#" + number.ToDouble(CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(value.GetType().Name),
    };
}
