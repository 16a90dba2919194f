using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Pipeline.Linkage;

/// <summary>Makes the matcher over a roster with the given parameters and thresholds.</summary>
public delegate IMatcher MatcherFactory(RosterIndex roster, LinkageParameters parameters, LinkageThresholds thresholds);
