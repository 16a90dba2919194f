using AlertExchange.Engine.Calendar;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Diagnosis;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Diagnosing;

/// <summary>
/// Examines an installation from the outside in: what stands on the disk first, and only when that can be opened what is in it. Changes
/// nothing, except that a server's database is brought up to date as at every opening.
/// </summary>
public sealed class Doctor(ExchangeSettings settings, PlaceClock clock)
{
    private const long LittleSpace = 1L << 30;
    private const long NoSpace = 200L << 20;

    /// <summary>A submission that is older than this and still under way is worth a look.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Clocks that are further apart than this make deadlines and orders of arrival wrong.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Every check in the order it was made. Opens the store once the directory is sound.</summary>
    public IReadOnlyList<Finding> Examine(Func<ExchangeStore> open)
    {
        var findings = new List<Finding>();
        findings.Add(Configuration());
        findings.AddRange(DirectoryInspection.Inspect(settings.DataDirectory, settings.Database.Kind == DatabaseKind.Sqlite));
        if (Directory.Exists(settings.DataDirectory))
        {
            findings.Add(Disk());
        }

        if (findings.All(f => f.Level != FindingLevel.Fault || f.Check == "config"))
        {
            try
            {
                using var store = open();
                findings.AddRange(Inside(store));
            }
            catch (StoreException closed)
            {
                findings.Add(Finding.Fault("database", "数据库", closed.Message, ""));
            }
        }

        return findings;
    }

    private IEnumerable<Finding> Inside(ExchangeStore store)
    {
        if (settings.Database.Kind != DatabaseKind.Sqlite)
        {
            yield return Finding.Fine("database", "数据库", $"{settings.Database.Kind}，可以连接，与密钥是一套");
        }

        yield return Files(store);
        yield return Roster(store);
        foreach (var finding in Policy(store))
        {
            yield return finding;
        }

        var workers = store.CountWorkers();
        yield return Finding.Fine("workers", "运行中的程序", workers == 0 ? "没有程序在处理报送" : $"{workers} 个程序在处理报送");
        yield return Unfinished(store, workers);
        yield return Clock(store);
    }

    private Finding Configuration()
    {
        try
        {
            var departments = FormCatalog.Load(settings.ConfigDirectory).Departments.Count;
            return Finding.Fine("config", "配置", $"{settings.ConfigDirectory}，{departments} 个部门");
        }
        catch (Exception wrong) when (wrong is FormDefinitionException or IOException)
        {
            return Finding.Fault("config", "配置", wrong.Message, "请按提示改正配置目录 config/departments");
        }
    }

    private Finding Disk()
    {
        var free = new DriveInfo(settings.DataDirectory).AvailableFreeSpace;
        var text = $"剩余 {free >> 20} MB";
        return free switch
        {
            < NoSpace => Finding.Fault("disk", "磁盘空间", text, "已不够接收文件：请立即清理或扩容"),
            < LittleSpace => Finding.Notice("disk", "磁盘空间", text, "请尽快清理或扩容"),
            _ => Finding.Fine("disk", "磁盘空间", text),
        };
    }

    private static Finding Files(ExchangeStore store)
    {
        var ids = store.Read(store.Submissions.FileIds);
        var gone = ids.Count(id => !store.Files.Exists(id));
        var broken = ids.Count(id => store.Files.Exists(id) && !store.Files.IsWhole(id));
        return gone + broken == 0
            ? Finding.Fine("files", "报送文件", $"{ids.Count} 个存档都在，都能解密")
            : Finding.Fault("files", "报送文件", $"{ids.Count} 个存档中缺少 {gone} 个、损坏 {broken} 个", "从备份取回 files 目录中缺的文件；已完成的报送不受影响，未完成的请部门重报");
    }

    private static Finding Roster(ExchangeStore store) => store.Read(store.Roster.Latest) is { } roster
        ? Finding.Fine("roster", "花名册", $"第 {roster.Version} 版，{roster.People} 人、{roster.Households} 户，{PlaceClock.AtPlace(roster.ImportedAt):yyyy-MM-dd} 导入")
        : Finding.Notice("roster", "花名册", "还没有导入", "请执行 alertx roster import 文件");

    private IEnumerable<Finding> Policy(ExchangeStore store)
    {
        PlacePolicy policy;
        try
        {
            policy = new PolicyDesk(settings, store, clock).Current;
        }
        catch (Exception wrong) when (wrong is SettingsException or IOException or FormatException)
        {
            return [Finding.Fault("policy", "政策口径", wrong.Message, "请改正后再报送；用 alertx policy check 检查")];
        }

        var found = Finding.Fine("policy", "政策口径", $"{policy.Profile.Id}，县 {policy.Profile.CountyCode}");
        return [found, Calendar(policy.Calendar)];
    }

    private Finding Calendar(WorkCalendar calendar)
    {
        var missing = new[] { clock.Today.Year, clock.Today.Year + 1 }.Where(year => !calendar.Knows(year)).ToList();
        const string Advice = "国务院办公厅公布放假安排后，补入 config/calendar/holidays.csv";
        return missing switch
        {
            [] => Finding.Fine("calendar", "工作日历", $"有 {clock.Today.Year} 和 {clock.Today.Year + 1} 年"),
            [var year] when year > clock.Today.Year => Finding.Notice("calendar", "工作日历", $"没有 {year} 年，跨年的时限算不出来", Advice),
            _ => Finding.Fault("calendar", "工作日历", $"没有 {string.Join("、", missing)} 年，时限算不出来", Advice),
        };
    }

    private Finding Unfinished(ExchangeStore store, int workers)
    {
        var unfinished = store.Read(store.Submissions.ListUnfinished);
        if (unfinished.Count == 0)
        {
            return Finding.Fine("backlog", "未完成的报送", "没有");
        }

        var text = $"{unfinished.Count} 份，最早的 {PlaceClock.AtPlace(unfinished[0].ReceivedAt):yyyy-MM-dd HH:mm}";
        if (workers == 0)
        {
            return Finding.Notice("backlog", "未完成的报送", text + "，没有程序在处理", "请启动 alertx serve，会接着做");
        }

        var faulted = unfinished.Count(s => s is { State: SubmissionState.Accepted, Fault: not null });
        return clock.Now - unfinished[0].ReceivedAt > Long || faulted > 0
            ? Finding.Notice("backlog", "未完成的报送", text + (faulted > 0 ? $"，其中 {faulted} 份记有故障" : ""), "长时间没有进展请查看日志和 alertx status")
            : Finding.Fine("backlog", "未完成的报送", text + "，正在处理");
    }

    private Finding Clock(ExchangeStore store)
    {
        var now = clock.Now;
        if (store.Read(store.Diagnosis.LatestMoment) is { } latest && latest - now > ClockTolerance)
        {
            return Finding.Fault("clock", "时钟", $"本机时间 {now:yyyy-MM-dd HH:mm} 早于库中最新的记录 {PlaceClock.AtPlace(latest):yyyy-MM-dd HH:mm}", "请校准本机时间：时限和报送先后都按它计算");
        }

        if (store.DatabaseNow() is { } there && (there - now).Duration() > ClockTolerance)
        {
            return Finding.Notice("clock", "时钟", $"本机时间 {now:yyyy-MM-dd HH:mm:ss} 与数据库服务器 {PlaceClock.AtPlace(there):yyyy-MM-dd HH:mm:ss} 不一致", "请校准两台机器的时间");
        }

        return Finding.Fine("clock", "时钟", $"本机时间 {now:yyyy-MM-dd HH:mm}（北京时间）");
    }
}
