using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Roster;

/// <summary>
/// The numbers of person or household codes, known ones from the database, new ones handed out and written. In memory a code is 16 bytes
/// of hash, whatever its length.
/// </summary>
internal sealed class CodeNumbers : IDisposable
{
    private const int TakenAtOnce = 10_000;

    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly WriteScope _scope;
    private readonly KeyRing _keys;
    private readonly BulkInsert _rows;
    private int _next;
    private int _end;

    private CodeNumbers(WriteScope scope, KeyRing keys, string table)
    {
        (_scope, _keys) = (scope, keys);
        _rows = scope.Bulk(table, [$"{table}_no", $"{table}_code"]);
    }

    public static CodeNumbers Load(WriteScope scope, KeyRing keys, string table)
    {
        var numbers = new CodeNumbers(scope, keys, table);
        using var rows = scope.Open($"SELECT {table}_no, {table}_code FROM {table}");
        while (rows.Read())
        {
            numbers._numbers.Add(PersonForm.CodeHash(keys, rows.Row.Text(1)!), rows.Row.Int(0));
        }

        return numbers;
    }

    public int NumberOf(string code)
    {
        ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            _numbers, PersonForm.CodeHash(_keys, code), out var known);
        if (!known)
        {
            number = Take();
            _rows.Add(number).Add(code).EndRow();
        }

        return number;
    }

    public void Dispose() => _rows.Dispose();

    // People and households draw from one sequence, so that a subject key never means both.
    private int Take()
    {
        if (_next == _end)
        {
            _next = checked((int)_scope.Take("subject", TakenAtOnce));
            _end = _next + TakenAtOnce;
        }

        return _next++;
    }
}
