using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Verification;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Tasks;

/// <summary>One picture of a visit, for those who see its task. The browser is told what it is and guesses nothing.</summary>
[Needs(Permission.SeeTasks)]
public sealed class PhotoModel(ExchangeStore store) : ViewerPage
{
    public IActionResult OnGet(string id, long revision, int position)
    {
        if (store.Read(scope => store.Verification.Photo(scope, Scope, id, revision, position)) is not { } photo || !store.Files.Exists(photo.FileId))
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        Response.Headers.ContentDisposition = "inline";
        return File(store.Files.OpenRead(photo.FileId), photo.Format == PhotoFormat.Png ? "image/png" : "image/jpeg");
    }
}
