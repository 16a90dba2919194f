namespace AlertExchange.Storage.Databases;

/// <summary>Lets a test look at every statement before it is sent, in the store's own SQL, without values.</summary>
internal static class StatementLog
{
    public static Action<string>? Listener { get; set; }

    /// <summary>Shows a statement; returns it as it is.</summary>
    public static string Told(string sql)
    {
        Listener?.Invoke(sql);
        return sql;
    }
}
