namespace AlertExchange.Storage.Settings;

/// <summary>Named values that both the command line and the server look at, for example the active policy profile.</summary>
public sealed class SettingRepository
{
    /// <summary>The id of the policy profile in force.</summary>
    public const string ActivePolicy = "policy.active";

    public string? Get(ReadScope scope, string name) => scope.First<string>("SELECT value FROM setting WHERE name = @name", new { name });

    public void Set(WriteScope scope, string name, string value)
    {
        if (scope.Execute("UPDATE setting SET value = @value WHERE name = @name", new { name, value }) == 0)
        {
            scope.Execute("INSERT INTO setting (name, value) VALUES (@name, @value)", new { name, value });
        }
    }
}
