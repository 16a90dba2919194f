using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Submissions;
using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Problems;
using AlertExchange.Web.Api.Repeats;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>A department's system hands a file in. It is told at once that the file is safe, and asks later what became of it.</summary>
internal static class SubmitFile
{
    public static async Task<IResult> HandleAsync(HttpContext context, [AsParameters] SubmitFileRequest asked, [FromServices] ExchangeStore store,
        [FromServices] SubmissionDesk desk, [FromServices] AuditTrail audit, [FromServices] OnceOnly repeats)
    {
        if (OnceOnly.Problem(context) is { } key)
        {
            return key.Result;
        }

        if (asked.Problem is { } problem)
        {
            return problem.Result;
        }

        var caller = ApiCaller.Of(context);
        var (file, name, refused) = await UploadedFile.StoreAsync(context, store.Files, asked.FileName);
        if (file is null)
        {
            return refused!.Result;
        }

        var request = new SubmitRequest
        {
            FileName = name,
            Department = caller.Viewer.Department!.Value,
            Period = asked.Period!.Value,
            Kind = asked.Kind,
            Append = asked.Append == true,
            Confirmed = asked.Confirm == true,
            SubmittedBy = caller.Viewer.Name + "（接口）",
        };
        var address = context.Connection.RemoteIpAddress?.ToString();
        var details = $"{request.Period} {file.Length} bytes{(request.Confirmed ? " confirmed" : "")}";
        return await repeats.OnceAsync(
            context, $"{name}\n{file.KeyedDigest}",
            () => HandInAsync(desk, request, file, (scope, submission) => audit.Append(scope, caller.Viewer, AuditAction.FileSubmitted, submission.SubmissionId, details: details, address: address)),
            () => store.Files.Delete(file.FileId));
    }

    // What began is brought to its end, whoever still listens.
    private static async Task<ApiAnswer> HandInAsync(SubmissionDesk desk, SubmitRequest request, StoredFile file, Action<WriteScope, Submission> with) =>
        await desk.HandInAsync(request, file, with, CancellationToken.None) switch
        {
            HandInResult.New { Submission: var s } => Answers.Of(202, new SubmissionReceipt(true, SubmissionAnswer.Of(s)), ApiAddresses.Submission(s.SubmissionId)),
            HandInResult.SameFile { Earlier: var s } => Answers.Of(200, new SubmissionReceipt(false, SubmissionAnswer.Of(s)), ApiAddresses.Submission(s.SubmissionId)),
            HandInResult.Refused { Refusal: var refusal } => Answers.Of(ApiProblem.Of(refusal)),
            _ => throw new InvalidOperationException("Unknown outcome of handing in."),
        };
}
