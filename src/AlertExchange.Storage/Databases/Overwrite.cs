namespace AlertExchange.Storage.Databases;

/// <summary>What happens to a row whose key is there already. A key may occur once among the rows of one bulk.</summary>
/// <param name="Key">The columns of the primary key.</param>
/// <param name="Columns">Columns that take the new value; the others keep theirs.</param>
internal sealed record Overwrite(string[] Key, string[] Columns)
{
    /// <summary>Columns of text that keep the smaller of both values.</summary>
    public string[] Smallest { get; init; } = [];

    /// <summary>Columns of text that keep the larger of both values.</summary>
    public string[] Largest { get; init; } = [];

    /// <summary>The assignments of an UPDATE, separated by commas.</summary>
    /// <param name="there">The name of the table or row that is there.</param>
    /// <param name="coming">The name of the table or row that comes.</param>
    public string Assignments(string there, string coming) => string.Join(
        ", ",
        [
            .. Columns.Select(c => $"\"{c}\" = {coming}.\"{c}\""),
            .. Smallest.Select(c => $"\"{c}\" = CASE WHEN {coming}.\"{c}\" < {there}.\"{c}\" THEN {coming}.\"{c}\" ELSE {there}.\"{c}\" END"),
            .. Largest.Select(c => $"\"{c}\" = CASE WHEN {coming}.\"{c}\" > {there}.\"{c}\" THEN {coming}.\"{c}\" ELSE {there}.\"{c}\" END"),
        ]);
}
