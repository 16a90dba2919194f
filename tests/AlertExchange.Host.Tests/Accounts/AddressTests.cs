using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlertExchange.Host.Commands;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Settings;

namespace AlertExchange.Host.Tests.Accounts;

/// <summary>Where pages may be served, and what crosses a network.</summary>
public sealed class AddressTests
{
    private static readonly WebSettings Encrypted = new() { CertificateFile = "a.pem", CertificateKeyFile = "a.key", Hosts = ["jc.example.gov.cn"] };
    private static readonly WebSettings Proxied = new() { TrustedProxies = [new IPNetwork(IPAddress.Parse("10.0.0.5"), 32)], Hosts = ["jc.example.gov.cn"] };

    [TestCase("http://127.0.0.1:8080", null)]
    [TestCase("http://localhost:8080;http://[::1]:8080", null)]
    [TestCase("http://0.0.0.0:8080", "明文 http")]
    [TestCase("http://127.0.0.1:8080;http://192.168.0.1:8080", "明文 http")]
    [TestCase("https://127.0.0.1:8443", "certificateFile")]
    public void Without_settings_pages_stay_on_this_machine(string urls, string? refusal) => Check(urls, new WebSettings(), refusal);

    [TestCase("https://0.0.0.0:8443", null)]
    [TestCase("https://127.0.0.1:8443;http://127.0.0.1:8080", null)]
    [TestCase("http://0.0.0.0:8080", "明文 http")]
    public void With_a_certificate_they_leave_it_over_https_only(string urls, string? refusal) => Check(urls, Encrypted, refusal);

    [TestCase("http://0.0.0.0:8080", null)]
    [TestCase("https://0.0.0.0:8443", "certificateFile")]
    public void Behind_a_proxy_that_is_named_they_may_be_plain(string urls, string? refusal) => Check(urls, Proxied, refusal);

    [Test]
    public void Beyond_this_machine_the_names_are_needed_that_people_use() => Check("https://0.0.0.0:8443", Encrypted with { Hosts = [] }, "web.hosts");

    [TestCase("web: { certificateFile: no-such.pem, certificateKeyFile: no-such.key }", "不存在")]
    [TestCase("web: { certificateFile: settings.yaml }", "一起写")]
    [TestCase("web: { hosts: [ 'https://a.example' ] }", "域名或地址")]
    [TestCase("web: { hosts: [ '*' ] }", "域名或地址")]
    [TestCase("web: { trustedProxy: [ everybody ] }", "代理服务器的地址")]
    [TestCase("web: { trustedProxy: [ 0.0.0.0/0 ] }", "代理服务器的地址")]
    [TestCase("web: { idleMinutes: 0 }", "idleMinutes")]
    [TestCase("web: { signInsPerMinute: 1 }", "signInsPerMinute")]
    public void What_the_settings_say_about_pages_is_checked(string text, string complaint)
    {
        using var place = new Workplace();

        Should.Throw<SettingsException>(() => ExchangeSettings.Load(place.Write("settings.yaml", text), "")).Message.ShouldContain(complaint);
    }

    [Test]
    public async Task Over_https_cookies_are_for_https_only_and_browsers_are_told_to_stay_there()
    {
        using var place = new Workplace();
        WriteCertificate(place);
        var settings = place.Write("settings.yaml", "web: { certificateFile: a.pem, certificateKeyFile: a.key, hosts: [ jc.example ] }");

        await using var server = await Server.StartAsync(place, "--config", settings, "--urls", "https://127.0.0.1:0");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "jc.example" } };
        var answer = await server.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.Contains("secure", StringComparison.OrdinalIgnoreCase));
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "elsewhere.example" } };
        (await server.Client.SendAsync(elsewhere)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [TestCase("127.0.0.1", "10.1.2.3", "https", HttpStatusCode.OK, true)]
    [TestCase("127.0.0.1", "10.1.2.3", "http", HttpStatusCode.Forbidden, false)]
    [TestCase("127.0.0.1", "127.0.0.1", null, HttpStatusCode.OK, false)]
    [TestCase("10.0.0.5", "10.1.2.3", "https", HttpStatusCode.OK, false)]
    public async Task The_word_of_a_proxy_is_taken_if_it_is_the_one_that_is_named(string trusted, string client, string? scheme, HttpStatusCode status, bool secure)
    {
        using var place = new Workplace();
        var settings = place.Write("settings.yaml", $"web: {{ trustedProxy: [ {trusted} ], hosts: [ jc.example ] }}");
        await using var server = await Server.StartAsync(place, "--config", settings);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { { "X-Forwarded-For", client } } };
        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", scheme);
        }

        var answer = await server.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(status);
        (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.All(c => c.Contains("secure", StringComparison.OrdinalIgnoreCase))).ShouldBe(secure);
    }

    private static void Check(string urls, WebSettings web, string? refusal)
    {
        if (refusal is null)
        {
            ListeningAddresses.Refusal(urls, web).ShouldBeNull();
        }
        else
        {
            ListeningAddresses.Refusal(urls, web).ShouldNotBeNull().ShouldContain(refusal);
        }
    }

    private static void WriteCertificate(Workplace place)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=jc.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        place.Write("a.pem", certificate.ExportCertificatePem());
        place.Write("a.key", key.ExportPkcs8PrivateKeyPem());
    }
}
