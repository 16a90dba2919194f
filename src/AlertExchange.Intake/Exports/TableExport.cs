using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace AlertExchange.Intake.Exports;

/// <summary>
/// Writes a list of rows to .csv, .xlsx or .json as it comes, without holding it. Cells are null, string, integer, decimal, or <see cref="DateOnly"/>.
/// </summary>
public static class TableExport
{
    /// <summary>Finds the format by the file name's ending; false for any other.</summary>
    public static bool TryFormatOf(string fileName, out ExportFormat format)
    {
        format = Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".CSV" => ExportFormat.Csv,
            ".XLSX" => ExportFormat.Xlsx,
            ".JSON" => ExportFormat.Json,
            _ => 0,
        };
        return format != 0;
    }

    /// <summary>Writes the rows below the columns' names and returns how many there were.</summary>
    public static long Write(Stream output, ExportFormat format, string title, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => format switch
    {
        ExportFormat.Csv => WriteCsv(output, columns, rows),
        ExportFormat.Xlsx => XlsxTableWriter.Write(output, title, columns, rows),
        ExportFormat.Json => WriteJson(output, columns, rows),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>A cell as text: invariant numbers, ISO dates, texts neutralised.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => FormulaGuard.Neutralize(text),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => FormulaGuard.Neutralize(cell.ToString() ?? ""),
    };

    private static long WriteCsv(Stream output, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(column);
        }

        csv.NextRecord();
        long count = 0;
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                csv.WriteField(Text(cell));
            }

            csv.NextRecord();
            count++;
        }

        return count;
    }

    private static long WriteJson(Stream output, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        long count = 0;
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
            {
                json.WritePropertyName(columns[i]);
                switch (row[i])
                {
                    case null: json.WriteNullValue(); break;
                    case int number: json.WriteNumberValue(number); break;
                    case long number: json.WriteNumberValue(number); break;
                    case decimal number: json.WriteNumberValue(number); break;
                    case string text: json.WriteStringValue(text); break;
                    default: json.WriteStringValue(Text(row[i])); break;
                }
            }

            json.WriteEndObject();
            count++;
            if (json.BytesPending > 1 << 16)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        return count;
    }
}
