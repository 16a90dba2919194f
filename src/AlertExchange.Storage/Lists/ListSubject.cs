namespace AlertExchange.Storage.Lists;

/// <summary>What stands in a list.</summary>
internal enum ListSubject : byte
{
    Warning = 0,
    Task = 1,
}
