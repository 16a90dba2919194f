using AlertExchange.Benchmarks.Pipeline;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>The matcher with the parameters that come with the program.</summary>
internal static class ShippedLinkage
{
    private static readonly Lazy<LinkageParameters> Parameters = new(() =>
        LinkageParametersParser.Parse(File.ReadAllText(Path.Combine(PipelineBenchmark.ConfigDirectory, "linkage", "weights.yaml")), "weights.yaml") is LinkageParametersResult.Accepted accepted
            ? accepted.Parameters
            : throw new InvalidOperationException("The shipped linkage parameters cannot be read."));

    internal static LinkageMatcher Matcher(RosterIndex roster) => new(roster, Parameters.Value, LinkageThresholds.Usual);
}
