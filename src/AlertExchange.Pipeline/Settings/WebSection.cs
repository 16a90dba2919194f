using System.Net;
using System.Net.Sockets;

namespace AlertExchange.Pipeline.Settings;

/// <summary>The part <c>web</c> of a settings file, as it is written.</summary>
internal sealed record WebSection
{
    public string? CertificateFile { get; init; }

    public string? CertificateKeyFile { get; init; }

    public List<string>? Hosts { get; init; }

    public List<string>? TrustedProxy { get; init; }

    public int? IdleMinutes { get; init; }

    public int? SignInsPerMinute { get; init; }

    /// <param name="home">Files are relative to it.</param>
    /// <param name="require">Throws with the Chinese message where the condition does not hold.</param>
    public WebSettings Checked(string home, Action<bool, string> require)
    {
        require(CertificateFile is null == CertificateKeyFile is null, "web.certificateFile（证书）和 web.certificateKeyFile（私钥）要一起写");
        require(IdleMinutes is null or (>= 1 and <= 720), "web.idleMinutes 应在 1 与 720 之间（分钟）");
        require(SignInsPerMinute is null or >= 5, "web.signInsPerMinute 至少为 5");
        require((Hosts ?? []).TrueForAll(IsHost), "web.hosts 里写域名或地址，不带 http:// 和端口，也不能是 *");
        var usual = new WebSettings();
        return new WebSettings
        {
            CertificateFile = PathOf(CertificateFile, "certificateFile"),
            CertificateKeyFile = PathOf(CertificateKeyFile, "certificateKeyFile"),
            Hosts = Hosts ?? [],
            TrustedProxies = [.. (TrustedProxy ?? []).Select(Network)],
            IdleTime = IdleMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : usual.IdleTime,
            SignInsPerMinute = SignInsPerMinute ?? usual.SignInsPerMinute,
        };

        string? PathOf(string? file, string key)
        {
            if (file is null)
            {
                return null;
            }

            var path = Path.GetFullPath(file, home);
            require(File.Exists(path), $"web.{key} 指的文件不存在：{path}");
            return path;
        }

        IPNetwork Network(string written)
        {
            if (IPAddress.TryParse(written, out var address))
            {
                return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
            }

            var isNetwork = IPNetwork.TryParse(written, out var network);
            require(isNetwork && network.PrefixLength > 0, $"web.trustedProxy「{written}」应是代理服务器的地址，如 10.0.0.5 或 10.0.0.0/28");
            return network;
        }
    }

    private static bool IsHost(string host) => Uri.CheckHostName(host.Trim('[', ']')) != UriHostNameType.Unknown;
}
