using System.Net;
using System.Net.Sockets;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// Keeps addresses that were typed into a page from leading into this machine or its network. The name is resolved here and the connection
/// goes to the address that was looked at, so that a name which answers differently a moment later gains nothing.
/// </summary>
/// <param name="allowed">Networks that the settings allow although they are not public.</param>
public sealed class AddressGuard(IReadOnlyList<IPNetwork> allowed)
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork PublicIpv6 = IPNetwork.Parse("2000::/3");

    /// <summary>Why an address may not be written down at all, in Chinese; null where it may. What its name stands for is asked with each connection.</summary>
    public string? Refusal(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "地址应写成 https://主机/路径，不带用户名、密码和 #";
        }

        if (url.Scheme == Uri.UriSchemeHttp && !(IsLoopback(url) && allowed.Any(n => n.Contains(IPAddress.Loopback))))
        {
            return "地址应以 https:// 开头";
        }

        return IPAddress.TryParse(url.IdnHost, out var address) && !Allows(address)
            ? "这个地址在本机或内部网络里，不能作为接收地址。确需使用时，请在配置文件的 webhookNetworks 里写明该网段"
            : null;
    }

    /// <summary>True where a connection may go.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(n => n.Contains(plain))
            || ((plain.AddressFamily == AddressFamily.InterNetwork || PublicIpv6.Contains(plain)) && !NotPublic.Any(n => n.Contains(plain)));
    }

    /// <summary>Connects to the first address of a host that may be connected to.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (Array.Find(addresses, Allows) is not { } address)
        {
            throw new DeliveryFailedException("AddressNotAllowed");
        }

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsLoopback(Uri url) => url.Host == "localhost" || (IPAddress.TryParse(url.IdnHost, out var address) && IPAddress.IsLoopback(address));
}
