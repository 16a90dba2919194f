using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Settings;

namespace AlertExchange.Host.Operations;

/// <summary>The certificate that pages are served with, from PEM files; a new one is taken up by a restart.</summary>
internal static class HttpsCertificate
{
    /// <summary>Has Kestrel use the certificate of the settings; does nothing where there is none.</summary>
    /// <exception cref="SettingsException">The files are no certificate and its key.</exception>
    public static void UseFor(IWebHostBuilder host, WebSettings web)
    {
        if (web is not { CertificateFile: { } file, CertificateKeyFile: { } keyFile })
        {
            return;
        }

        var (certificate, chain) = Load(file, keyFile);
        host.UseKestrelHttpsConfiguration();
        host.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate, chain)));
    }

    private static (X509Certificate2 Certificate, X509Certificate2Collection Chain) Load(string file, string keyFile)
    {
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(file, keyFile);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            // A key straight from PEM is one that Windows cannot serve with.
            return (X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null), chain);
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            throw new SettingsException($"证书读不出来：{file} 应是 PEM 格式的证书（连同中间证书），{keyFile} 应是它的私钥（PEM，不加密）", broken);
        }
    }
}
