using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage;
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

    /// <summary>Makes a profile the one in force: an id of <c>config/policies</c> or the path of a file.</summary>
    public async Task<PlacePolicy> UseAsync(string idOrFile, CancellationToken cancellation)
    {
        var source = File.Exists(idOrFile) ? Path.GetFullPath(idOrFile) : idOrFile;
        var policy = Load(source);
        await store.WriteAsync(scope => store.Settings.Set(scope, SettingRepository.ActivePolicy, source), cancellation);
        return policy;
    }

    /// <summary>Reads a profile without using it.</summary>
    public static PolicyProfileResult Check(string idOrFile, string configDirectory)
    {
        var path = PathOf(idOrFile, configDirectory);
        if (!File.Exists(path))
        {
            throw new SettingsException($"找不到政策口径「{idOrFile}」：{Path.Combine(configDirectory, "policies")} 里没有它，也不是一个文件");
        }

        return PolicyProfileParser.Parse(File.ReadAllText(path), Path.GetFileName(path));
    }

    private PlacePolicy Load(string source) => Check(source, settings.ConfigDirectory) switch
    {
        PolicyProfileResult.Accepted accepted => WithPlace(source, accepted.Profile),
        PolicyProfileResult.Refused refused => throw new SettingsException("政策口径有误：\n" + string.Join("\n", refused.Problems)),
        _ => throw new InvalidOperationException("Unknown result of reading a profile."),
    };

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
