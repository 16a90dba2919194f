using System.Net;
using AlertExchange.Pipeline.Settings;

namespace AlertExchange.Host.Commands;

/// <summary>Where pages may be served: passwords and families' hardship cross a network encrypted or not at all.</summary>
internal static class ListeningAddresses
{
    /// <summary>Why one of the addresses cannot be served, in Chinese; null when all can.</summary>
    public static string? Refusal(string urls, WebSettings web) => urls.Split(';').Select(url => RefusalOf(url, web)).FirstOrDefault(refusal => refusal is not null);

    public static bool IsWellFormed(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0;

    private static string? RefusalOf(string url, WebSettings web)
    {
        var uri = new Uri(url);
        var isHttps = uri.Scheme == Uri.UriSchemeHttps;
        if (isHttps && web.CertificateFile is null)
        {
            return $"「{url}」要用 https，请在配置文件里写明证书：web.certificateFile 和 web.certificateKeyFile";
        }

        if (IsLoopback(uri))
        {
            return null;
        }

        if (!isHttps && web.TrustedProxies.Count == 0)
        {
            return $"「{url}」不是本机地址，明文 http 会泄露密码和农户资料。请改用 https://（配置 web.certificateFile），或放在 https 反向代理后面（配置 web.trustedProxy）";
        }

        return web.Hosts.Count == 0 ? $"「{url}」不是本机地址，请在配置文件的 web.hosts 里写明大家访问用的域名或地址" : null;
    }

    private static bool IsLoopback(Uri uri) => uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
