using AlertExchange.Intake;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Problems;
using AlertExchange.Web.Api.Repeats;
using AlertExchange.Web.Api.Submissions;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Roster;

/// <summary>The county's system brings the next version of the roster, whole or not at all.</summary>
internal static class ImportRoster
{
    public static async Task<IResult> HandleAsync(HttpContext context, [FromQuery] string? fileName, [FromServices] ExchangeStore store, [FromServices] RosterIntake intake,
        [FromServices] OnceOnly once)
    {
        if (OnceOnly.Problem(context) is { } key)
        {
            return key.Result;
        }

        var (file, name, refused) = await UploadedFile.StoreAsync(context, store.Files, fileName);
        if (file is null)
        {
            return refused!.Result;
        }

        try
        {
            var by = ApiCaller.Of(context).Viewer;
            return await once.OnceAsync(context, $"{name}\n{file.KeyedDigest}", () => ImportAsync(intake, file.FileId, name, by), () => { });
        }
        finally
        {
            // The roster is in the database, or is not wanted.
            store.Files.Delete(file.FileId);
        }
    }

    private static async Task<ApiAnswer> ImportAsync(RosterIntake intake, string fileId, string name, Engine.Access.Viewer by)
    {
        try
        {
            var result = await intake.ImportAsync(fileId, name, by, CancellationToken.None);
            return Answers.Of(201, new RosterImportAnswer(RosterVersionAnswer.Of(result.Version), result.Skipped.Count, result.Findings.Count), ApiAddresses.RosterVersion(result.Version.Version));
        }
        catch (IntakeRefusedException refusal)
        {
            return Answers.Of(ApiProblem.Of(refusal.Refusal));
        }
    }
}
