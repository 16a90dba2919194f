using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AlertExchange.Storage.Tests;

/// <summary>The parser of SQL Server 2017, the oldest that the store is for. It knows the grammar, not the tables.</summary>
internal static class TransactSql
{
    private static readonly ConcurrentDictionary<string, string> Verdicts = new(StringComparer.Ordinal);

    /// <summary>Empty when the text is sound; else where and why it is not.</summary>
    public static string ErrorsOf(string sql) => Verdicts.GetOrAdd(sql, static text =>
    {
        using var reader = new StringReader(text);
        new TSql140Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return string.Join("; ", errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}"));
    });
}
