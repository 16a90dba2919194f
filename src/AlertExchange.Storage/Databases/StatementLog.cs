namespace AlertExchange.Storage.Databases;

/// <summary>Lets a test look at every statement before it is sent, in the store's own SQL, without values.</summary>
internal static class StatementLog
{
    public static Action<string>? Listener { get; set; }

    public static void Tell(string sql) => Listener?.Invoke(sql);
}
