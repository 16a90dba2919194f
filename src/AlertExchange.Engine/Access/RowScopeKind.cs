namespace AlertExchange.Engine.Access;

/// <summary>By what rows are chosen.</summary>
public enum RowScopeKind : byte
{
    Nothing = 0,
    County,
    Department,
    Township,
    Village,
}
