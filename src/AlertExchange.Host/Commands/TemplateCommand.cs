using System.CommandLine;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.CommandLine;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Templates;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx template</c>: the workbook a department fills in.</summary>
internal static class TemplateCommand
{
    public static Command Create(GlobalOptions global)
    {
        var department = new Argument<string>("DEPARTMENT") { Description = "部门代号，如 medical-insurance" };
        var kind = Arguments.Kind();
        var output = Arguments.Output("写到哪个 .xlsx 文件");
        var command = new Command("template", "生成一个部门的填报模板（表头、说明、下拉选项、示例）") { department, kind, output };
        command.SetAction(parsed =>
        {
            var catalog = FormCatalog.Load(global.Settings(parsed).ConfigDirectory);
            var forms = catalog.Department(new DepartmentId(parsed.GetRequiredValue(department)));
            if (forms is null)
            {
                Terminal.Error($"没有代号为「{parsed.GetValue(department)}」的部门，可用：{string.Join("、", catalog.Departments.Select(d => d.Id.Value))}");
                return ExitCode.WrongUsage;
            }

            var wanted = parsed.GetValue(kind);
            var form = wanted is null ? forms.Forms[0] : forms.Forms.FirstOrDefault(f => f.Kind == wanted);
            if (form is null)
            {
                Terminal.Error($"{forms.Name}没有「{wanted!.Value.Id()}」表，可用：{string.Join("、", forms.Forms.Select(f => f.Kind.Id()))}");
                return ExitCode.WrongUsage;
            }

            var file = parsed.GetRequiredValue(output);
            using (var stream = file.Create())
            {
                TemplateWriter.Write(form, stream);
            }

            Console.Out.WriteLine($"已生成 {forms.Name}「{form.Kind.Title()}」模板 {file.FullName}");
            if (wanted is null && forms.Forms.Count > 1)
            {
                Console.Out.WriteLine($"这个部门还有：{string.Join("、", forms.Forms.Skip(1).Select(f => $"{f.Kind.Title()}（--kind {f.Kind.Id()}）"))}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
