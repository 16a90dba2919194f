using System.Text;
using System.Xml.Linq;
using AlertExchange.Storage;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AlertExchange.Web.Accounts;

/// <summary>Opens what <see cref="SealedXmlEncryptor"/> sealed. Its name stands in stored keys: it must not change.</summary>
internal sealed class SealedXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var store = services.GetRequiredService<ExchangeStore>();
        return XElement.Parse(Encoding.UTF8.GetString(store.Keys.AccountSealer.Open(Convert.FromBase64String(encryptedElement.Value), SealedXmlEncryptor.Context)));
    }
}
