using System.Collections.Frozen;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>What a password must be. Length protects; wanted kinds of characters only make people write it down.</summary>
public static class PasswordRules
{
    public const int LeastLength = 10;

    /// <summary>Longer ones cost the server time for nothing.</summary>
    public const int MostLength = 128;

    public const string InShort = "至少 10 位，不能与登录名相同，不能是 1234567890 这类常见密码。建议用几个词连起来，好记又难猜。";

    /// <summary>The common ones that are long enough to be chosen.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "p@ssword123", "admin12345", "admin123456", "administrator", "adminadmin", "admin@1234", "admin@12345", "admin@123456",
        "qwertyuiop", "qwerty1234", "qwerty12345", "qwerty123456", "1qaz2wsx3edc", "1qaz@wsx3edc", "1qaz2wsx3e", "qazwsxedcrfv", "qazwsxedc123", "zaq12wsxcde3", "asdfghjkl;", "asdfghjkl1", "zxcvbnm123",
        "abc1234567", "abcd123456", "abcde12345", "abcdef1234", "abcdefghij", "a123456789", "aa12345678", "aa123456789", "aaa1234567", "q123456789", "woaini1314", "woaini5201314", "woaini520520", "5201314520",
        "iloveyou123", "iloveyou1314", "welcome123", "welcome1234", "letmein1234", "changeme123", "huangshan123", "qimen12345", "fanpin12345", "xiangcun123", "zhenxing123", "12345qwert", "123456qwerty", "123456abcd",
        "1234qwerasdf", "q1w2e3r4t5", "q1w2e3r4t5y6", "1q2w3e4r5t", "1q2w3e4r5t6y", "test123456", "user123456", "root123456", "guest123456", "china12345", "zhongguo123", "p@ssw0rd12", "1234567890a", "a1234567890",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where the password may be used; else what is wrong with it, in Chinese.</summary>
    public static string? Refusal(string? password, string login)
    {
        if (string.IsNullOrEmpty(password) || password.Length < LeastLength)
        {
            return $"密码太短，至少 {LeastLength} 位";
        }

        if (password.Length > MostLength)
        {
            return $"密码太长，最多 {MostLength} 位";
        }

        if (password.Contains(login, StringComparison.OrdinalIgnoreCase) && password.Length - login.Length < LeastLength / 2)
        {
            return "密码不能与登录名相同或只多几个字符";
        }

        return Common.Contains(password) || IsSeries(password) ? "这个密码太常见，容易被猜中，请换一个" : null;
    }

    /// <summary>True where each character is the one before, or one further, or one back, but for the turn from 9 to 0.</summary>
    private static bool IsSeries(string password)
    {
        var odd = 0;
        for (var i = 1; i < password.Length; i++)
        {
            var step = password[i] - password[i - 1];
            odd += step is 0 or 1 or -1 or '0' - '9' ? 0 : 1;
        }

        return odd <= 1;
    }
}
