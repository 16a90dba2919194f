using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;

namespace AlertExchange.Benchmarks.Pipeline;

/// <summary>Merely iterating a file: every record, every field as a string or value, nothing done with it.</summary>
internal static class Baselines
{
    public static long IterateCsv(string path)
    {
        using var text = new StreamReader(path, Encoding.UTF8);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, BadDataFound = null });
        long records = 0, characters = 0;
        while (csv.Read())
        {
            records++;
            for (var i = 0; i < csv.Parser.Count; i++)
            {
                characters += csv.GetField(i)!.Length;
            }
        }

        return characters < 0 ? 0 : records;
    }

    public static long IterateWorkbook(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        long records = 0, values = 0;
        while (reader.Read())
        {
            records++;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (reader.GetValue(i) is not null)
                {
                    values++;
                }
            }
        }

        return values < 0 ? 0 : records;
    }

    /// <summary>The first lines of a text file.</summary>
    public static void Cut(string from, string to, int divisor)
    {
        var lines = File.ReadLines(from).Count() / divisor;
        File.WriteAllLines(to, File.ReadLines(from).Take(lines), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}
