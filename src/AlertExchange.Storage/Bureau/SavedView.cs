namespace AlertExchange.Storage.Bureau;

/// <summary>A list as somebody filters and orders it.</summary>
/// <param name="Query">What follows the question mark of its address.</param>
/// <param name="IsShared">Everybody of the desk sees it; else its owner alone.</param>
public sealed record SavedView(long Number, string List, string Login, string Name, string Query, bool IsShared);
