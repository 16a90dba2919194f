using System.Text;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests;

/// <summary>Files that cannot be worked off, and files that cannot be taken.</summary>
public sealed class FaultTests
{
    private const string Medical = "medical-insurance";

    [TestCase("deleted")]
    [TestCase("altered")]
    [TestCase("cut")]
    public async Task A_file_whose_archive_is_damaged_fails_with_a_recorded_fault_and_the_others_go_on(string damage)
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        var dead = exchange.Store.StartWorker();
        var damaged = await exchange.ReceiveAsync(Medical, "2022-08", Csv.Medical([.. Enumerable.Repeat((Folk.Father, (object)12000), 3000)]), dead);
        Damage(Path.Combine(folder.Path, "files", damaged.FileId + ".sealed"), damage);
        dead.Dispose();

        var other = await exchange.SubmitAsync("agriculture-water", "2022-08", Csv.Water((Folk.Farmer, "缺水")));
        var failed = await exchange.FinishedAsync(damaged.SubmissionId);
        var later = await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000)));

        other.Submission.State.ShouldBe(SubmissionState.Completed);
        later.Submission.State.ShouldBe(SubmissionState.Completed);
        failed.State.ShouldBe(SubmissionState.Failed);
        var fault = exchange.Store.Read(scope => exchange.Store.Faults.List(scope, 10)).Single();
        (fault.SubmissionId, fault.Fault.Stage).ShouldBe((damaged.SubmissionId, "intake"));
        failed.Fault.ShouldBe(fault.Fault);
        fault.Fault.ToString().ShouldNotContain(Folk.Father.Name);
        fault.Fault.ToString().ShouldNotContain(Folk.Father.Id);
        exchange.Store.Read(scope => exchange.Store.Batches.List(scope, damaged.SubmissionId)).ShouldBeEmpty();
        exchange.Store.Read(scope => exchange.Store.Submissions.History(scope, damaged.SubmissionId))[^1].State.ShouldBe(SubmissionState.Failed);
    }

    [TestCase("随手记.csv", "甲,乙\n1,2\n")]
    [TestCase("空表.csv", "乡镇,行政村,姓名,身份证号,个人自付\n")]
    [TestCase("图片.xlsx", "no workbook")]
    public async Task A_refused_file_leaves_nothing(string name, string content)
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);

        var result = await exchange.HandInAsync(Medical, "2022-08", Encoding.UTF8.GetBytes(content), name);

        result.ShouldBeOfType<SubmitResult.Refused>().Refusal.Message.ShouldNotBeEmpty();
        Directory.GetFiles(Path.Combine(folder.Path, "files")).ShouldBeEmpty();
        exchange.Store.Read(scope => exchange.Store.Submissions.ListByPeriod(scope, Exchange.PeriodOf("2022-08"))).ShouldBeEmpty();
        exchange.Store.Read(scope => exchange.Store.Faults.List(scope, 10)).ShouldBeEmpty();
    }

    [Test]
    public async Task An_unknown_department_is_refused_with_the_known_ones()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);

        var refused = (await exchange.HandInAsync("medical", "2022-08", Csv.Medical((Folk.Father, 1)))).ShouldBeOfType<SubmitResult.Refused>();

        refused.Refusal.Code.ShouldBe("department.unknown");
        refused.Refusal.Message.ShouldContain("medical-insurance");
        Directory.GetFiles(Path.Combine(folder.Path, "files")).ShouldBeEmpty();
    }

    private static void Damage(string path, string damage)
    {
        switch (damage)
        {
            case "deleted":
                File.Delete(path);
                break;
            case "altered":
                var bytes = File.ReadAllBytes(path);
                bytes[bytes.Length * 3 / 4] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            default:
                using (var file = File.OpenWrite(path))
                    file.SetLength(file.Length / 2);
                break;
        }
    }
}
