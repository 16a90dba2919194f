using System.CommandLine;
using System.Text;
using AlertExchange.Host.CommandLine;
using AlertExchange.Host.Evaluating;
using AlertExchange.Pipeline.Evaluating;
using AlertExchange.Simulation.Evaluating;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx evaluate</c>: how well a month's rows were matched, measured against a truth file. Reads what was stored, matches nothing anew.</summary>
internal static class EvaluateCommand
{
    private const string Report = "evaluation.md", Figures = "evaluation.json", Picture = "threshold.svg";

    public static Command Create(GlobalOptions global)
    {
        var truthFile = new Option<FileInfo>("--truth") { Description = "标准答案（alertx generate 写出的 truth/rows.csv，或照它的格式人工标注的文件）", HelpName = "文件", Required = true };
        var period = Arguments.Period();
        var output = new Option<DirectoryInfo>("--output", "-o") { Description = $"把报告（{Report}）、数据（{Figures}）和分数线图（{Picture}）写到哪个目录", HelpName = "目录" };
        var json = Arguments.Json();
        var command = new Command("evaluate", "用标准答案评估一个月的比对质量：精确率、召回率、候选人排名、得分校准") { truthFile, period, output, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var month = parsed.GetValue(period);
            IReadOnlyList<TruthRow> truth;
            try
            {
                truth = TruthReader.Read(parsed.GetRequiredValue(truthFile).FullName);
            }
            catch (TruthFileException refused)
            {
                Terminal.Error("标准答案不能用：" + refused.Message);
                return ExitCode.InputRefused;
            }

            var run = RunRows.From(session.Get<RunReader>().Read(month)).ToList();
            var submitted = run.Select(r => r.File).ToHashSet(StringComparer.Ordinal);
            var judged = Evaluation.Judge(truth.Where(r => submitted.Contains(r.File)), run);
            if (judged.Count == 0)
            {
                Terminal.Error($"标准答案不能用：{month} 的报送里没有其中的文件；请核对 --period 和 --data，并先用 alertx submit 报送这些文件");
                return ExitCode.InputRefused;
            }

            var evaluation = Evaluation.Of(judged);
            var report = new EvaluationReport(evaluation, month.ToString(), [.. truth.Select(r => r.File).Distinct().Where(f => !submitted.Contains(f))]);
            if (parsed.GetValue(output) is { } directory)
            {
                Write(directory, report, evaluation);
            }

            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(report.Json());
            }
            else
            {
                Show(new Terminal(), report);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Terminal terminal, EvaluationReport report)
    {
        terminal.Line(report.Title);
        foreach (var sentence in report.Sentences())
        {
            terminal.Line(sentence);
        }

        foreach (var section in report.Sections())
        {
            terminal.Line();
            terminal.Line(section.Title);
            terminal.Table(section.Columns, section.Rows, section.FirstNumber);
        }
    }

    private static void Write(DirectoryInfo directory, EvaluationReport report, Evaluation evaluation)
    {
        directory.Create();
        using (var file = OwnerFile.Create(Path.Combine(directory.FullName, Report)))
        {
            file.Write(Encoding.UTF8.GetBytes(report.Markdown(Picture)));
        }

        using (var file = OwnerFile.Create(Path.Combine(directory.FullName, Figures)))
        {
            file.Write(Encoding.UTF8.GetBytes(ConsoleJson.Text(report.Json())));
        }

        using (var file = OwnerFile.Create(Path.Combine(directory.FullName, Picture)))
        {
            CurvePicture.Write(file, evaluation.Curve, CurveLabels.Chinese);
        }
    }
}
