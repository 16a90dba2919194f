using System.CommandLine;
using System.Globalization;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Reporting;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx status</c>: who reported, who did not, and the month's reconciliation.</summary>
internal static class StatusCommand
{
    public static Command Create(GlobalOptions global)
    {
        var period = Arguments.Period();
        var json = Arguments.Json();
        var command = new Command("status", "各部门一个月的报送情况和对账") { period, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var reports = session.Get<ExchangeReports>();
            var month = parsed.GetValue(period);
            if (parsed.GetValue(json))
            {
                var discipline = reports.Discipline(month).ToDictionary(d => d.Department);
                ConsoleJson.Write(reports.Reconcile(month).Rows.Select(r => new
                {
                    department = r.Department.Value,
                    name = r.DepartmentName,
                    status = ReportingTexts.Id(discipline[r.Department].State),
                    deadline = discipline[r.Department].Deadline,
                    r.Files,
                    r.Received,
                    r.Rejected,
                    r.Accepted,
                    r.Definite,
                    r.Possible,
                    r.None,
                    r.Warnings,
                    r.Tasks,
                    r.Replaced,
                    r.Parked,
                }));
            }
            else
            {
                Write(new Terminal(), reports.Reconcile(month));
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Prints a month's reconciliation as a table with totals.</summary>
    public static void Write(Terminal terminal, MonthReconciliation month)
    {
        var rows = month.Rows.Select(r => Cells(r.DepartmentName, r.Status, r.Files, r.Received, r.Rejected, r.Accepted, r.Definite, r.Possible, r.None, r.Parked, r.Warnings, r.Tasks, r.Replaced))
            .Append(Cells("合计", "", Sum(r => r.Files), Sum(r => r.Received), Sum(r => r.Rejected), Sum(r => r.Accepted), Sum(r => r.Definite), Sum(r => r.Possible), Sum(r => r.None), Sum(r => r.Parked), month.Warnings, month.Tasks, Sum(r => r.Replaced)));
        terminal.Line($"{month.Period} 部门报送对账");
        terminal.Table(["部门", "报送", "文件", "收到", "退回", "接收", "确定", "待核", "未命中", "搁置", "预警", "任务", "已替换"], rows, firstNumber: 2);
        terminal.Line(month.Balances ? "各部门均对得上：收到 = 退回 + 接收，接收 = 确定 + 待核 + 未命中 + 搁置。" : "有部门对不上账，请查故障记录。");
        if (month.ParkedHouseholds > 0 || Sum(r => r.Parked) > 0)
        {
            terminal.Line($"搁置 {Sum(r => r.Parked)} 行、{month.ParkedHouseholds} 户（处理时程序出错）：用 alertx dead-letter list 查看，修复后用 alertx dead-letter replay 重做。");
        }

        int Sum(Func<ReconciliationRow, int> figure) => month.Rows.Sum(figure);
    }

    private static string[] Cells(string name, string status, params int[] figures) =>
        [name, status, .. figures.Select(f => f.ToString("N0", CultureInfo.InvariantCulture))];
}
