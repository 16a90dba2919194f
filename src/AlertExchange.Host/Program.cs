using System.CommandLine;
using System.Text;
using AlertExchange.Host.CommandLine;
using AlertExchange.Host.Commands;
using AlertExchange.Host.Operations;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline;
using AlertExchange.Storage;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var options = new GlobalOptions();
var serve = ServeCommand.Create(options);
var root = new RootCommand("alertx：防返贫部门预警交换。把各部门每月的表格变成预警信息，与花名册比对，派发核查任务。")
{
    DemoCommand.Create(options),
    serve,
    RosterCommand.Create(options),
    SubmitCommand.Create(options),
    StatusCommand.Create(options),
    ExportCommand.Create(options),
    TemplateCommand.Create(options),
    PolicyCommand.Create(options),
    ReviewCommand.Create(options),
    AuditCommand.Create(options),
    LinkageCommand.Create(options),
    UserCommand.Create(options),
    TraceCommand.Create(options),
    DeadLetterCommand.Create(options),
    KeyCommand.Create(options),
    GenerateCommand.Create(options),
    EvaluateCommand.Create(options),
    BackupCommand.Create(options),
    RestoreCommand.Create(options),
    DoctorCommand.Create(options),
    HealthcheckCommand.Create(),
};
root.Options.Add(options.Data);
root.Options.Add(options.Config);
options.GuardAgainstSeveral(root, except: serve);
ChineseHelp.InstallOn(root);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    UsageErrors.Write(parsed, Console.Error);
    return ExitCode.WrongUsage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (IntakeRefusedException refused)
{
    Terminal.Error("未接收：" + refused.Message);
    return ExitCode.InputRefused;
}
catch (Exception known) when (known is SettingsException or StoreException or FormDefinitionException)
{
    Terminal.Error(known.Message);
    return ExitCode.Failed;
}
catch (OperationCanceledException)
{
    Terminal.Error("已中断；未完成的工作下次启动时接着做。");
    return ExitCode.Failed;
}
catch (Exception unexpected) when (unexpected is IOException or UnauthorizedAccessException)
{
    Terminal.Error($"读写失败：{unexpected.Message}");
    return ExitCode.Failed;
}
catch (Exception unforeseen)
{
    // The edge of the program. What a message quotes could be a row's contents, so only where and what kind of fault is kept.
    Logs.Unforeseen(options.Settings(parsed), unforeseen);
    Terminal.Error($"出现未预料的错误（{unforeseen.GetType().Name}），位置已记入数据目录的 logs；没有完成的工作下次启动时接着做。");
    return ExitCode.Failed;
}
