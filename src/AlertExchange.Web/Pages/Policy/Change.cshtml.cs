using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Policies;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Policy;

/// <summary>Another profile: uploaded, checked line by line, compared with the one in force, and put into force with a reason.</summary>
[Needs(Permission.ChangePolicy)]
[RequestSizeLimit(MaxBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxBytes)]
public sealed class ChangeModel(PolicyDesk desk, PolicyDraftDesk drafts, ExchangeReports reports, AuditTrail audit) : ViewerPage
{
    private const long MaxBytes = 2L << 20;
    private const int LongestReason = 500;

    /// <summary>Null before anything was uploaded.</summary>
    public PolicyDraft? Draft { get; private set; }

    /// <summary>Null where the draft is not sound.</summary>
    public PolicyProfile? Profile { get; private set; }

    public IReadOnlyList<PolicyProblem> Problems { get; private set; } = [];

    public IReadOnlyList<PolicyDifference> Differences { get; private set; } = [];

    public bool IsInForce => Profile?.Fingerprint == desk.Current.Profile.Fingerprint;

    public string CurrentName => desk.Current.Profile.Name;

    /// <summary>The line that a problem speaks of, as the file has it.</summary>
    public string LineOf(PolicyProblem problem) => Draft?.Content.ReplaceLineEndings("\n").Split('\n') is { } lines && problem.Line >= 1 && problem.Line <= lines.Length ? lines[problem.Line - 1].Trim() : "";

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            Undone = "请先选择口径文件（.yaml）。";
            return Redirect("/policy/change");
        }

        using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            var text = await reader.ReadToEndAsync(cancellation);
            if (text.Length > PolicyDraftDesk.LongestText || text.Contains('\0', StringComparison.Ordinal))
            {
                Undone = "这不像一份口径文件，没有接收。请下载现行的口径，在它上面改。";
            }
            else
            {
                await drafts.KeepAsync(Viewer, file.FileName, text, cancellation);
            }
        }
        catch (DecoderFallbackException)
        {
            Undone = "文件不是 UTF-8 编码的文字，没有接收。请用记事本另存为 UTF-8 再上传。";
        }

        return Redirect("/policy/change");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        await drafts.DiscardAsync(Viewer, cancellation);
        Done = "上传的口径已丢弃，现行口径没有变。";
        return Redirect("/policy");
    }

    /// <param name="fingerprint">Of the draft that was looked at.</param>
    /// <param name="standing">Of the profile that it was compared with.</param>
    public async Task<IActionResult> OnPostUseAsync(string? reason, string? fingerprint, string? standing, CancellationToken cancellation)
    {
        Load();
        if (Draft is null || Profile is null || Profile.Fingerprint != fingerprint || desk.Current.Profile.Fingerprint != standing)
        {
            Undone = "上传的口径或现行的口径刚才有变化，没有启用。请重新看过下面的差别。";
            return Redirect("/policy/change");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            Undone = "请写明为什么换口径，例如发文字号。";
            return Redirect("/policy/change");
        }

        try
        {
            var (viewer, address, why) = (Viewer, HttpContext.Connection.RemoteIpAddress?.ToString(), reason.Trim());
            why = why.Length > LongestReason ? why[..LongestReason] : why;
            await drafts.UseAsync(viewer, Draft, why, (scope, use) => audit.Append(
                scope, viewer, AuditAction.PolicyChanged, use.Fingerprint, why, $"use {use.Number}", address), cancellation);
            Done = "新口径已启用。各户在下一次研判时按它对账，已有预警到时该升的升、该撤的撤。";
            return Redirect("/policy");
        }
        catch (SettingsException unsound)
        {
            Undone = unsound.Message;
            return Redirect("/policy/change");
        }
    }

    public string CurrentFingerprint => desk.Current.Profile.Fingerprint;

    private void Load()
    {
        Draft = drafts.Of(Viewer);
        switch (Draft is null ? null : drafts.Check(Draft))
        {
            case PolicyProfileResult.Accepted accepted:
                (Profile, Differences) = (accepted.Profile, PolicyDifference.Between(desk.Current.Profile, accepted.Profile, reports.DepartmentName));
                break;
            case PolicyProfileResult.Refused refused:
                Problems = refused.Problems;
                break;
        }
    }
}
