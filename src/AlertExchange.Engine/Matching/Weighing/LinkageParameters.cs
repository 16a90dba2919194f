using System.Globalization;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>
/// What the weighing of evidence (Fellegi and Sunter, 1969) knows of a county: how often each level of agreement occurs for rows and the
/// person meant (m) and for rows and anybody else (u), and how many rows mean somebody on the roster. Immutable.
/// </summary>
public sealed class LinkageParameters
{
    private readonly LevelRates[] _rates;

    /// <param name="rates">By <see cref="IndexOf"/>.</param>
    internal LinkageParameters(LevelRates[] rates) => _rates = rates;

    /// <summary>The number of stored parameters; 0 for those that came with the program.</summary>
    public int Version { get; init; }

    /// <summary>As the file states it.</summary>
    public required string Title { get; init; }

    /// <summary>The share of rows without a sound id that mean somebody on the roster; over 0, below 1.</summary>
    public required double OnRosterShare { get; init; }

    public required TermFrequencySettings TermFrequencies { get; init; }

    /// <summary>No level weighs more than so many bits, either way.</summary>
    public required double MostBits { get; init; }

    /// <summary>What results name: for example 出厂参数 2026.1, or 第 3 版参数.</summary>
    public string Name => Version == 0 ? $"出厂参数 {Title}" : string.Create(CultureInfo.InvariantCulture, $"第 {Version} 版参数");

    /// <summary>The rates of a level; of absent (0) nothing is known.</summary>
    public LevelRates this[LinkageAttribute attribute, byte level] => _rates[IndexOf(attribute, level)];

    internal static int TableSize => LinkageLevels.Attributes * LinkageLevels.Most;

    internal static int IndexOf(LinkageAttribute attribute, byte level) => (int)attribute * LinkageLevels.Most + level;

    /// <summary>The same parameters with other rates.</summary>
    /// <param name="change">From attribute, level and the rates so far to the rates.</param>
    public LinkageParameters With(Func<LinkageAttribute, byte, LevelRates, LevelRates> change, double onRosterShare, string title)
    {
        var rates = new LevelRates[TableSize];
        foreach (var level in LinkageLevels.All.SelectMany(LinkageLevels.Of))
        {
            rates[IndexOf(level.Attribute, level.Level)] = change(level.Attribute, level.Level, this[level.Attribute, level.Level]);
        }

        return new LinkageParameters(rates) { Title = title, OnRosterShare = onRosterShare, TermFrequencies = TermFrequencies, MostBits = MostBits };
    }

    /// <summary>The same parameters under the number that the store gave.</summary>
    public LinkageParameters Numbered(int version) =>
        new(_rates) { Version = version, Title = Title, OnRosterShare = OnRosterShare, TermFrequencies = TermFrequencies, MostBits = MostBits };
}
