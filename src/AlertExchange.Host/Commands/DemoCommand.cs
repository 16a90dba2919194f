using System.CommandLine;
using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.CommandLine;
using AlertExchange.Host.Operations;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx demo</c>: makes a county, imports its roster, submits a month of messy files, shows the reconciliation, serves it.</summary>
internal static class DemoCommand
{
    private const int Households = 5000;

    public static Command Create(GlobalOptions global)
    {
        var noServe = new Option<bool>("--no-serve") { Description = "只跑完并打印对账，不打开网页" };
        var urls = ServeCommand.Urls("网页地址（本机）");
        var command = new Command("demo", "演示：生成祁门 5,000 户和一个月的部门表，跑完全程，打印对账，打开网页") { noServe, urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = global.Settings(parsed);
            if (parsed.GetResult(global.Data) is not { Implicit: false })
            {
                settings = settings with { DataDirectory = Path.Combine(Directory.GetCurrentDirectory(), "demo-data") };
            }

            // Whoever tries webhooks has their receiver on this machine.
            settings = settings with { WebhookNetworks = [.. settings.WebhookNetworks, IPNetwork.Parse("127.0.0.0/8")] };
            if (ServeCommand.Refuses(parsed.GetRequiredValue(urls), settings))
            {
                return ExitCode.WrongUsage;
            }

            var month = DemoMonth(new PlaceClock(TimeProvider.System).Today);
            await using (var session = await Session.StartAsync(settings, cancellation))
            {
                await RunAsync(session, settings, month, cancellation);
            }

            if (parsed.GetValue(noServe))
            {
                return ExitCode.Done;
            }

            using var observability = Observability.Start(listens: true);
            await using var app = ServeCommand.Build(settings, parsed.GetRequiredValue(urls), web: true, worker: true, observability);
            await ServeCommand.RunAsync(app, cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>This month from its 5th day on, before that the month before: files have to have something to tell (docs/adr/0014).</summary>
    private static Period DemoMonth(DateOnly today) => Period.Of(today.Day >= 5 ? today : today.AddDays(-today.Day));

    private static async Task RunAsync(Session session, ExchangeSettings settings, Period month, CancellationToken cancellation)
    {
        var terminal = new Terminal();
        var directory = Path.Combine(settings.DataDirectory, "county");
        var truth = await terminal.ProgressAsync("生成演示县", _ => Task.Run(() => CountyGenerator.Generate(new CountyOptions
        {
            Households = Households,
            Seed = 2022,
            Period = month,
            AsOf = GenerateCommand.EarlierOf(month.LastDay, new PlaceClock(TimeProvider.System).Today),
            OutputDirectory = directory,
            AreaCsvPath = Path.Combine(settings.ConfigDirectory, "areas", GenerateCommand.DefaultArea + ".csv"),
        }), cancellation));
        terminal.Line($"演示县：祁门 {truth.Households} 户 {truth.People} 人（虚构），文件在 {directory}");

        var roster = await terminal.ProgressAsync("导入花名册", progress => session.Get<RosterDesk>().ImportAsync(truth.RosterPath, null, progress, cancellation));
        terminal.Line($"花名册第 {roster.Version.Version} 版：{roster.Version.People} 人，{roster.Version.Households} 户");
        var desk = session.Get<SubmissionDesk>();
        foreach (var file in truth.Files)
        {
            await SubmitAsync(terminal, desk, file, month, cancellation);
        }

        foreach (var zero in truth.ZeroReports)
        {
            await desk.ReportZeroAsync(zero.Department, zero.Period, zero.By, cancellation);
        }

        terminal.Line();
        StatusCommand.Write(terminal, session.Get<ExchangeReports>().Reconcile(month));
        await DemoAccounts.MakeAsync(session, terminal, cancellation);
    }

    private static async Task SubmitAsync(Terminal terminal, SubmissionDesk desk, GeneratedFile file, Period month, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file.Path);
        var request = new SubmitRequest { FileName = Path.GetFileName(file.Path), Department = file.Department, Period = month };
        var result = await terminal.ProgressAsync(request.FileName, progress => desk.SubmitAsync(request, content, progress, cancellation));
        terminal.Line(result switch
        {
            SubmitResult.Ended { Summary.Submission: var s } => $"  {request.FileName}：{s.Counts.Received} 行，退回 {s.Counts.Rejected}，确定 {s.Counts.Definite}，待核 {s.Counts.Possible}，未命中 {s.Counts.None}"
                + (s.State == SubmissionState.Held ? "（暂存待确认）" : s.Fault is null ? "" : $"（失败：{s.Fault.Message}）"),
            SubmitResult.SameFile same => $"  {request.FileName}：已经报送过（{same.Earlier.Submission.SubmissionId}），没有改动",
            SubmitResult.Refused refused => $"  {request.FileName}：未接收，{refused.Refusal.Message}",
            _ => throw new InvalidOperationException("Unknown result of a submission."),
        });
    }
}
