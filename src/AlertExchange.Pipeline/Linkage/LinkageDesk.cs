using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Linkage;

/// <summary>
/// The parameters that weigh evidence, by version, and the matchers made with them. What another process trained is seen at the next file.
/// </summary>
public sealed class LinkageDesk(ExchangeSettings settings, ExchangeStore store, RosterCache rosters, PolicyDesk policies, MatcherFactory matchers)
{
    /// <summary>As many as there are rosters in memory, and one more while a profile changes.</summary>
    private const int Kept = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, LinkageParameters> _parameters = [];
    private readonly List<Made> _made = [];

    /// <summary>The version that files read from now on are matched with; 0 before any training.</summary>
    public int LatestVersion() => store.Read(store.Linkage.Latest);

    /// <summary>A version's parameters; 0 for those that come with the program.</summary>
    /// <exception cref="SettingsException">They cannot be read; the message names file and line.</exception>
    public LinkageParameters Get(int version)
    {
        lock (_gate)
        {
            if (!_parameters.TryGetValue(version, out var parameters))
            {
                _parameters.Add(version, parameters = version == 0 ? Shipped() : Stored(version));
            }

            return parameters;
        }
    }

    /// <summary>The matcher of a submission: over the roster and with the parameters that were fixed when its reading began.</summary>
    /// <param name="linkageVersion">Null for a submission of before there were parameters: those that come with the program.</param>
    public IMatcher Matcher(int rosterVersion, int? linkageVersion)
    {
        var thresholds = policies.Current.Profile.Matching.Thresholds;
        var roster = rosters.Get(rosterVersion);
        var parameters = Get(linkageVersion ?? 0);
        lock (_gate)
        {
            var made = _made.Find(one => one.Roster == roster && one.Parameters == parameters && one.Thresholds == thresholds);
            if (made is null)
            {
                made = new Made(roster, parameters, thresholds, matchers(roster, parameters, thresholds));
            }
            else
            {
                _made.Remove(made);
            }

            // Rosters are large: a matcher that is not asked for any more must not keep one alive.
            _made.Insert(0, made);
            _made.RemoveRange(Math.Min(Kept, _made.Count), Math.Max(0, _made.Count - Kept));
            return made.Matcher;
        }
    }

    /// <summary>Has a roster in memory, and the matcher that new files are matched with, before anybody asks for them.</summary>
    public void Prepare(int rosterVersion, CancellationToken cancellation)
    {
        rosters.Prepare(rosterVersion, cancellation);
        if (Matcher(rosterVersion, LatestVersion()) is LinkageMatcher matcher)
        {
            matcher.Prepare();
        }
    }

    /// <summary>Why the person that a result of a submission names was proposed; null where the roster of then does not know the number.</summary>
    public LinkageExplanation? Explain(int rosterVersion, int? linkageVersion, in MatchQuery query, int personNo)
    {
        var roster = rosters.Get(rosterVersion);
        return roster.TryFindPerson(personNo, out var person) ? Weigher(roster, linkageVersion ?? 0).Explain(query, person) : null;
    }

    // One that files are matched with has its tables ready; where files are matched by another kind of matcher, weights are told all the same.
    private LinkageMatcher Weigher(RosterIndex roster, int linkageVersion) =>
        Matcher(roster.Version, linkageVersion) as LinkageMatcher ?? new LinkageMatcher(roster, Get(linkageVersion), policies.Current.Profile.Matching.Thresholds);

    private LinkageParameters Shipped()
    {
        var path = Path.Combine(settings.ConfigDirectory, "linkage", "weights.yaml");
        return File.Exists(path) ? Parsed(File.ReadAllText(path), Path.GetFileName(path)) : throw new SettingsException($"缺少比对参数文件 {path}");
    }

    private LinkageParameters Stored(int version) => store.Read(scope => store.Linkage.Find(scope, version)) is { } stored
        ? Parsed(stored.Parameters, $"第 {version} 版比对参数").Numbered(version)
        : throw new SettingsException($"没有第 {version} 版比对参数（alertx linkage show 列出有哪些）");

    private static LinkageParameters Parsed(string text, string name) => LinkageParametersParser.Parse(text, name) switch
    {
        LinkageParametersResult.Accepted accepted => accepted.Parameters,
        LinkageParametersResult.Refused refused => throw new SettingsException("比对参数有误：\n" + string.Join("\n", refused.Problems)),
        _ => throw new InvalidOperationException("Unknown result of reading parameters."),
    };

    private sealed record Made(RosterIndex Roster, LinkageParameters Parameters, LinkageThresholds Thresholds, IMatcher Matcher);
}
