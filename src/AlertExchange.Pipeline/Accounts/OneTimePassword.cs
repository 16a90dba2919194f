using System.Security.Cryptography;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>A password that somebody is told and must change: 60 bits in groups, without characters that are read for one another.</summary>
public static class OneTimePassword
{
    private const string Characters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Characters, 4)));
}
