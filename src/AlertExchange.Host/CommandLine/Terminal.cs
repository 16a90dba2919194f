using Spectre.Console;

namespace AlertExchange.Host.CommandLine;

/// <summary>What people see: progress bars and colours on a terminal, plain lines in a pipe or a log.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole _out = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });

    /// <summary>True when somebody watches.</summary>
    public static bool IsInteractive => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null;

    /// <summary>Progress goes nowhere when output is for a script.</summary>
    public bool Quiet { get; init; }

    public void Line(string text = "") => Console.Out.WriteLine(text);

    public static void Error(string text) => Console.Error.WriteLine(text);

    /// <summary>A table with a frame on a terminal and aligned columns otherwise. Columns from <paramref name="firstNumber"/> on are figures.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, int firstNumber)
    {
        var table = new Table { Border = IsInteractive ? TableBorder.Rounded : TableBorder.Simple };
        for (var i = 0; i < columns.Count; i++)
        {
            var column = new TableColumn(new Text(columns[i])) { NoWrap = true };
            table.AddColumn(i >= firstNumber ? column.RightAligned() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        if (!IsInteractive)
        {
            _out.Profile.Width = 200;
        }

        _out.Write(table);
    }

    /// <summary>Runs work that tells how far it is (0 to 1, or null for unknown) with a bar on a terminal.</summary>
    public async Task<T> ProgressAsync<T>(string title, Func<IProgress<(double? Part, string Text)>, Task<T>> work)
    {
        if (Quiet || !IsInteractive)
        {
            return await work(new Progress<(double?, string)>(_ => { }));
        }

        return await _out.Progress().AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                task.IsIndeterminate = true;
                return await work(new InlineProgress(report =>
                {
                    task.IsIndeterminate = report.Part is null;
                    task.Value = (report.Part ?? 0) * 100;
                    task.Description = Markup.Escape(report.Text);
                }));
            });
    }

    private sealed class InlineProgress(Action<(double? Part, string Text)> report) : IProgress<(double? Part, string Text)>
    {
        public void Report((double? Part, string Text) value) => report(value);
    }
}
