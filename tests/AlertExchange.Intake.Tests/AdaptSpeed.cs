using System.Diagnostics;
using System.Globalization;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Intake.Tests;

/// <summary>A measurement, not a test: run it by name in a release build.</summary>
[Explicit("a measurement")]
public sealed class AdaptSpeed
{
    [Test]
    public void Adapt_clean_medical_rows_on_one_thread()
    {
        object?[] header = ["序号", "乡镇", "村", "姓名", "身份证号", "人员类别", "住院次数", "总费用", "统筹支付", "个人自付"];
        var rows = Enumerable.Range(0, 20_000).Select(i => new object?[]
        {
            (i + 1).ToString(CultureInfo.InvariantCulture), "平里镇", "平里村", "张示例", Id(i), "脱贫人口", "2", "68432.10", "41059.26", "12345.67",
        });
        var request = Given.Request("medical-insurance") with { Hash = new CheapHash() };
        var session = IntakeSession.Open(SheetOf.Rows([header, .. rows]), request, Given.Catalog);
        var batches = session.ReadRaw().ToList();
        for (var round = 0; round < 12; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var alerts = batches.Sum(batch => session.Adapt(batch).Alerts.Count);
            watch.Stop();
            TestContext.Out.WriteLine(
                $"{alerts} rows, {alerts / watch.Elapsed.TotalSeconds:N0} rows/s, {watch.Elapsed.TotalMicroseconds / alerts:F2} µs and {(GC.GetAllocatedBytesForCurrentThread() - allocated) / alerts} bytes a row (without HMAC)");
        }
    }

    private static string Id(int number)
    {
        var packed = ulong.Parse($"34109819520315{number % 1000:D3}", CultureInfo.InvariantCulture);
        return CitizenId.FromPacked(packed).Reveal();
    }

    /// <summary>The keyed hash is the store's and is measured there.</summary>
    private sealed class CheapHash : IKeyedHash
    {
        public UInt128 Hash(ReadOnlySpan<byte> data)
        {
            var hash = new HashCode();
            hash.AddBytes(data);
            return (UInt128)(uint)hash.ToHashCode() * 0x9E3779B97F4A7C15;
        }
    }
}
