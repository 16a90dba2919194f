using System.Xml.Linq;
using AlertExchange.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace AlertExchange.Web.Accounts;

/// <summary>Keeps the keys of sign-ins and forms in the store: they hold after a restart, and in every web process of the exchange.</summary>
internal sealed class StoredProtectionKeys(ExchangeStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.Read(store.Accounts.ProtectionKeys).Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => store.Write(scope =>
    {
        store.Accounts.AddProtectionKey(scope, friendlyName, element.ToString(SaveOptions.DisableFormatting));
        return true;
    });
}
