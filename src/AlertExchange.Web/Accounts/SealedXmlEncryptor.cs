using System.Text;
using System.Xml.Linq;
using AlertExchange.Storage;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AlertExchange.Web.Accounts;

/// <summary>Seals the secret of a protection key with the key ring of the installation.</summary>
internal sealed class SealedXmlEncryptor(ExchangeStore store) : IXmlEncryptor
{
    internal const string Element = "sealed";

    internal static byte[] Context { get; } = Encoding.UTF8.GetBytes("protection key");

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(store.Keys.AccountSealer.Seal(plain, Context))), typeof(SealedXmlDecryptor));
    }
}
