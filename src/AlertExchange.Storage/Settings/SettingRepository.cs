namespace AlertExchange.Storage.Settings;

/// <summary>Named values that both the command line and the server look at, for example the active policy profile.</summary>
public sealed class SettingRepository
{
    /// <summary>The id of the policy profile in force.</summary>
    public const string ActivePolicy = "policy.active";

    public string? Get(ReadScope scope, string name) => throw new NotImplementedException();

    public void Set(WriteScope scope, string name, string value) => throw new NotImplementedException();
}
