using System.Diagnostics;
using System.Text.RegularExpressions;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests.Reading;

[TestFixture]
public sealed partial class HostileFileTests
{
    /// <summary>Far above what any of them takes; a hang is what this catches.</summary>
    private const int GenerousMilliseconds = 10_000;

    public static IEnumerable<TestCaseData> Crafted() =>
        HostileFiles.Foreign().Concat(HostileFiles.Workbooks()).Concat(HostileFiles.Binaries()).Concat(HostileFiles.Texts())
            .Select(file => new TestCaseData(file).SetArgDisplayNames(file.Name));

    [TestCaseSource(nameof(Crafted))]
    public void A_foreign_or_broken_file_is_refused_with_its_reason(HostileFile file)
    {
        var refusal = Drain(file);

        if (file.Code is not null)
        {
            refusal.ShouldNotBeNull().Code.ShouldBe(file.Code);
        }
    }

    [Test]
    public void Thousands_of_mutated_files_are_read_or_refused_and_nothing_else()
    {
        foreach (var file in HostileFiles.Mutated(3000, seed: 20))
        {
            Drain(file);
        }
    }

    [Test]
    public void Huge_files_stay_within_time_and_memory()
    {
        foreach (var file in HostileFiles.Large())
        {
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            // Processor time, so that a busy machine does not fail the test.
            var clock = Process.GetCurrentProcess().TotalProcessorTime;

            var refusal = Drain(file);

            var milliseconds = (Process.GetCurrentProcess().TotalProcessorTime - clock).TotalMilliseconds;
            TestContext.Out.WriteLine($"{file.Name}: {milliseconds:0} ms, {refusal?.Code}, held {(GC.GetTotalMemory(false) - before) >> 20} MB");
            milliseconds.ShouldBeLessThan(GenerousMilliseconds, file.Name);
            refusal?.Code.ShouldBe(file.Code, file.Name);
            (file.Code is null).ShouldBe(refusal is null, file.Name);
        }
    }

    [Test]
    public void A_million_blank_rows_allocate_next_to_nothing()
    {
        var file = HostileFiles.Large().First(f => f.Name == "blank-rows.xlsx");
        Drain(file);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Drain(file);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 << 20);
    }

    [Test]
    public void Limits_can_be_set()
    {
        var csv = "a,b,c\n1,2,3\n4,5,6\n"u8.ToArray();

        Reads.Refusal(csv, "a.csv", new SpreadsheetLimits { MaxRows = 2 }).Code.ShouldBe("file.tooManyRows");
        Reads.Refusal(csv, "a.csv", new SpreadsheetLimits { MaxColumns = 2 }).Code.ShouldBe("file.tooManyColumns");
        Reads.Refusal(csv, "a.csv", new SpreadsheetLimits { MaxFileBytes = 5 }).Code.ShouldBe("file.tooLarge");
        Reads.Refusal(
            new WorkbookBuilder().SharedTexts(string.Concat(Enumerable.Repeat($"<si><t>{new string('字', 30_000)}</t></si>", 30))).Sheet("表", "").Build(),
            limits: new SpreadsheetLimits { MaxSharedTextBytes = 1 << 20 }).Code.ShouldBe("file.bomb");
        Reads.Refusal("1234567\n"u8.ToArray(), "a.csv", new SpreadsheetLimits { MaxCellLength = 6 }).Code.ShouldBe("file.cellTooLong");
    }

    /// <summary>Reads all there is; null when it could be read, else the refusal. Any other exception fails the test.</summary>
    private static IntakeRefusal? Drain(HostileFile file)
    {
        try
        {
            using var book = Reads.Open(file.Bytes, file.Name);
            while (book.NextSheet())
            {
                _ = book.MergedRanges.Count;
                while (book.TryReadRow(out _))
                {
                }
            }

            return null;
        }
        catch (IntakeRefusedException refused)
        {
            Chinese().IsMatch(refused.Refusal.Message).ShouldBeTrue(refused.Refusal.Message);
            refused.Refusal.Code.ShouldStartWith("file.");
            return refused.Refusal;
        }
        catch (Exception other)
        {
            throw new AssertionException($"{file.Name}: {other}");
        }
    }

    [GeneratedRegex("[\u4E00-\u9FFF].*。$")]
    private static partial Regex Chinese();
}
