using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>A row of the truth beside what a run made of it.</summary>
/// <param name="Outcome">None for a row that the run does not know.</param>
/// <param name="IsMissing">True when the run does not know the row.</param>
public sealed record JudgedRow(TruthRow Truth, ExpectedOutcome Outcome, IReadOnlyList<RunCandidate> Candidates, bool IsMissing)
{
    /// <summary>The row means somebody on the roster, and can be told.</summary>
    public bool MeansSomebody => Truth.PersonCode.Length > 0 && Truth.Expected != ExpectedOutcome.Rejected;

    /// <summary>The row is about a person on no roster.</summary>
    public bool MeansStranger => Truth.PersonCode.Length == 0 && Truth.Expected != ExpectedOutcome.Rejected && Truth.ErrorClass != ErrorClasses.AreaSignal;

    /// <summary>Position of the person meant among the candidates, 0 for the best; -1 when not among them.</summary>
    public int Rank
    {
        get
        {
            for (var i = 0; MeansSomebody && i < Candidates.Count; i++)
            {
                if (Candidates[i].PersonCode == Truth.PersonCode)
                    return i;
            }

            return -1;
        }
    }

    /// <summary>The best candidate lives in the household meant.</summary>
    public bool IsRightHousehold => MeansSomebody && Candidates.Count > 0 && Candidates[0].HouseholdCode == Truth.HouseholdCode;

    public bool IsRightlyDefinite => Outcome == ExpectedOutcome.Definite && Rank == 0;

    public bool IsWronglyDefinite => Outcome == ExpectedOutcome.Definite && Rank != 0;

    public bool IsFirst => Rank == 0;

    public bool IsAmongThree => Rank is >= 0 and < 3;

    /// <summary>Somebody is named or put before a reviewer.</summary>
    public bool IsProposed => Candidates.Count > 0;
}
