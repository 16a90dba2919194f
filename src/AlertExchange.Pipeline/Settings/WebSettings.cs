using System.Net;

namespace AlertExchange.Pipeline.Settings;

/// <summary>How pages are served, and to whom.</summary>
public sealed record WebSettings
{
    /// <summary>The certificate of https, PEM, with the chain behind it; null: no https of its own.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Its private key, PEM.</summary>
    public string? CertificateKeyFile { get; init; }

    /// <summary>The names and addresses by which people reach the pages, beside those of this machine.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The reverse proxies before it, whose word about a request's address and scheme is taken; none: nobody's.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>A sign-in without a request for so long is over. 30 minutes unless set.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Attempts to sign in that one address has in a minute. 30 unless set: a whole office may share an address.</summary>
    public int SignInsPerMinute { get; init; } = 30;
}
