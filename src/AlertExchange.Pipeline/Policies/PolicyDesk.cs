using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Policies;
using AlertExchange.Storage.Settings;

namespace AlertExchange.Pipeline.Policies;

/// <summary>The policy profile in force, and the areas and calendar that go with it. What another process switched is seen at the next look.</summary>
public sealed class PolicyDesk(ExchangeSettings settings, ExchangeStore store, PlaceClock clock)
{
    /// <summary>The profile of a new installation.</summary>
    public const string DefaultProfile = "qimen";

    private readonly Lock _gate = new();
    private PlacePolicy? _current;

    /// <summary>The profile in force with its place.</summary>
    /// <exception cref="SettingsException">The profile, the areas or the calendar cannot be read; the message names file and line.</exception>
    public PlacePolicy Current
    {
        get
        {
            var id = store.Read(scope => store.Settings.Get(scope, SettingRepository.ActivePolicy)) ?? DefaultProfile;
            lock (_gate)
            {
                if (_current is null || _current.Source != id)
                {
                    _current = Load(id);
                }

                return _current;
            }
        }
    }

    /// <summary>
    /// Makes a profile the one in force, for a command, which is on record: an id of <c>config/policies</c> or the path of a file. Its text is kept as it stands.
    /// </summary>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why.</param>
    public Task<PlacePolicy> UseAsync(string idOrFile, string by, string reason, CancellationToken cancellation)
    {
        var path = PathOf(idOrFile, settings.ConfigDirectory);
        var source = File.Exists(idOrFile) ? Path.GetFullPath(idOrFile) : idOrFile;
        return UseAsync(source, File.Exists(path) ? File.ReadAllText(path) : throw Missing(idOrFile, settings.ConfigDirectory), Path.GetFileName(path), by, reason,
            (scope, use) => store.Audit.Append(scope, new AuditEntry(clock.Now, AuditEntry.Program, null, AuditAction.PolicyChanged, use.Fingerprint, reason, $"use {use.Number}")), cancellation);
    }

    /// <summary>Makes an uploaded profile the one in force. Every process takes it from the store.</summary>
    /// <param name="also">Done in the same transaction: its record.</param>
    /// <exception cref="SettingsException">The text is no sound profile, or its place is not known here.</exception>
    public Task<PlacePolicy> UseTextAsync(string text, string fileName, string by, string reason, Action<WriteScope, PolicyUse>? also, CancellationToken cancellation) =>
        UseAsync(PolicyRepository.Stored, text, fileName, by, reason, also, cancellation);

    /// <summary>Reads a profile without using it.</summary>
    public static PolicyProfileResult Check(string idOrFile, string configDirectory)
    {
        var path = PathOf(idOrFile, configDirectory);
        return File.Exists(path) ? PolicyProfileParser.Parse(File.ReadAllText(path), Path.GetFileName(path)) : throw Missing(idOrFile, configDirectory);
    }

    /// <summary>A sound profile with its place; says what is missing where the place is not known here.</summary>
    /// <exception cref="SettingsException">Townships, calendar or dialects of the place are missing.</exception>
    public PlacePolicy Placed(PolicyProfile profile) => WithPlace("", profile);

    /// <summary>The uses of profiles, the newest first, and how many there are. None before somebody put one into force.</summary>
    public (IReadOnlyList<PolicyUse> Uses, int Count) History(Paging paging) => store.Read(scope => (store.Policies.Page(scope, paging), store.Policies.Count(scope)));

    /// <summary>Null when there is none of that number.</summary>
    public PolicyUse? FindUse(long number) => store.Read(scope => store.Policies.Find(scope, number));

    /// <summary>The text of the profile in force, as it stands now.</summary>
    public string CurrentText => Text(Current.Source).Text;

    private async Task<PlacePolicy> UseAsync(
        string source, string text, string fileName, string by, string reason, Action<WriteScope, PolicyUse>? also, CancellationToken cancellation)
    {
        var policy = WithPlace(source, Sound(PolicyProfileParser.Parse(text, fileName)));
        var written = await store.WriteAsync(scope =>
        {
            var use = store.Policies.Add(scope, new PolicyUse(0, source, policy.Profile.Name, policy.Profile.Fingerprint, text, by, clock.Now, reason));
            store.Settings.Set(scope, SettingRepository.ActivePolicy, use.Source);
            also?.Invoke(scope, use);
            return use;
        }, cancellation);
        return policy with { Source = written.Source };
    }

    private PlacePolicy Load(string source)
    {
        var (text, name) = Text(source);
        return WithPlace(source, Sound(PolicyProfileParser.Parse(text, name)));
    }

    private (string Text, string Name) Text(string source)
    {
        if (source.StartsWith(PolicyRepository.Stored, StringComparison.Ordinal))
        {
            var number = long.Parse(source.AsSpan(PolicyRepository.Stored.Length), NumberStyles.None, CultureInfo.InvariantCulture);
            return (FindUse(number)?.Content ?? throw new SettingsException($"找不到第 {number} 次启用的政策口径，请从备份恢复数据目录"), $"第 {number} 次启用的口径");
        }

        var path = PathOf(source, settings.ConfigDirectory);
        return File.Exists(path) ? (File.ReadAllText(path), Path.GetFileName(path)) : throw Missing(source, settings.ConfigDirectory);
    }

    private static PolicyProfile Sound(PolicyProfileResult result) => result switch
    {
        PolicyProfileResult.Accepted accepted => accepted.Profile,
        PolicyProfileResult.Refused refused => throw new SettingsException("政策口径有误：\n" + string.Join("\n", refused.Problems)),
        _ => throw new InvalidOperationException("Unknown result of reading a profile."),
    };

    private static SettingsException Missing(string idOrFile, string configDirectory) =>
        new($"找不到政策口径「{idOrFile}」：{Path.Combine(configDirectory, "policies")} 里没有它，也不是一个文件");

    private PlacePolicy WithPlace(string source, PolicyProfile profile)
    {
        var areas = Path.Combine(settings.ConfigDirectory, "areas", profile.CountyCode + ".csv");
        var aliases = Path.Combine(settings.ConfigDirectory, "areas", "aliases", profile.CountyCode + ".csv");
        var holidays = Path.Combine(settings.ConfigDirectory, "calendar", "holidays.csv");
        if (!File.Exists(areas))
        {
            throw new SettingsException($"缺少行政区划文件 {areas}");
        }

        var dialects = Path.Combine(settings.ConfigDirectory, "linkage", "dialects.yaml");
        if (!File.Exists(dialects))
        {
            throw new SettingsException($"缺少口音文件 {dialects}");
        }

        var hasAliases = File.Exists(aliases);
        return new PlacePolicy(source, profile,
            AreaIndex.Parse(File.ReadAllText(areas), areas, hasAliases ? File.ReadAllText(aliases) : null, hasAliases ? aliases : null, clock.Today),
            Dialects(dialects).Of(profile.CountyCode),
            WorkCalendar.Parse(File.ReadAllText(holidays), holidays));
    }

    private static DialectTable Dialects(string path)
    {
        try
        {
            return DialectTable.Parse(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (DialectFormatException broken)
        {
            throw new SettingsException(broken.Message);
        }
    }

    private static string PathOf(string idOrFile, string configDirectory) =>
        File.Exists(idOrFile) ? idOrFile : Path.Combine(configDirectory, "policies", idOrFile + ".yaml");
}
