using System.CommandLine;
using AlertExchange.Engine.Policies;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Policies;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx policy</c>: validates a profile, or makes it the one in force.</summary>
internal static class PolicyCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("policy", "政策口径：检查、启用");
        command.Add(Check(global));
        command.Add(Use(global));
        return command;
    }

    private static Command Check(GlobalOptions global)
    {
        var profile = Profile();
        var command = new Command("check", "检查一份政策口径并列出全部规则") { profile };
        command.SetAction(parsed => PolicyDesk.Check(parsed.GetRequiredValue(profile), global.Settings(parsed).ConfigDirectory) switch
        {
            PolicyProfileResult.Accepted accepted => Show(accepted.Profile),
            PolicyProfileResult.Refused refused => Refuse(refused.Problems),
            _ => throw new InvalidOperationException("Unknown result of reading a profile."),
        });
        return command;
    }

    private static Command Use(GlobalOptions global)
    {
        var profile = Profile();
        var by = new Option<string>("--by") { Description = "谁启用的，记录在案（默认为登录名）", HelpName = "姓名", DefaultValueFactory = _ => Environment.UserName };
        var reason = new Option<string>("--reason") { Description = "为什么，记录在案", HelpName = "文字", DefaultValueFactory = _ => "命令行启用" };
        var command = new Command("use", "启用一份政策口径") { profile, by, reason };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = global.Settings(parsed);
            if (PolicyDesk.Check(parsed.GetRequiredValue(profile), settings.ConfigDirectory) is PolicyProfileResult.Refused refused)
            {
                return Refuse(refused.Problems);
            }

            await using var session = Session.Open(settings);
            var policy = await session.Get<PolicyDesk>().UseAsync(parsed.GetRequiredValue(profile), parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason), cancellation);
            Console.Out.WriteLine($"已启用 {policy.Profile.Name}（{policy.Profile.Fingerprint}）；此后的研判按它进行，已有预警在其农户下次被研判时对账。");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Profile() => new("PROFILE") { Description = "config/policies 里的名称（如 qimen）或一个 .yaml 文件" };

    private static int Show(PolicyProfile profile)
    {
        Console.Out.WriteLine(PolicyProfileView.Render(profile));
        return ExitCode.Done;
    }

    private static int Refuse(IReadOnlyList<PolicyProblem> problems)
    {
        foreach (var problem in problems)
        {
            Terminal.Error(problem.ToString());
        }

        return ExitCode.InputRefused;
    }
}
