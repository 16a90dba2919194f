using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.Evaluating;
using AlertExchange.Simulation.Evaluating;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Host.Evaluating;

/// <summary>Puts what a run stored into the words of the truth.</summary>
public static class RunRows
{
    public static IEnumerable<RunRow> From(IEnumerable<MatchedRow> rows) => rows.Select(row => new RunRow(
        row.File,
        row.Sheet,
        row.Row,
        row.Outcome switch
        {
            null => ExpectedOutcome.Rejected,
            MatchOutcome.Definite => ExpectedOutcome.Definite,
            MatchOutcome.Possible => ExpectedOutcome.Possible,
            _ => ExpectedOutcome.None,
        },
        [.. row.Candidates.Select(c => new RunCandidate(c.PersonCode, c.HouseholdCode, c.Score))]));
}
