using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>One file of one department: who is reported, what the rows say and how the liaison lays them out.</summary>
internal abstract class DepartmentScript
{
    public abstract string Department { get; }

    public abstract AlertKind Kind { get; }

    public abstract FormTraits Form { get; }

    /// <summary>Rows for a thousand households.</summary>
    public abstract int RowsPerThousand { get; }

    /// <summary>Even a small county reports so many.</summary>
    public virtual int LeastRows => 8;

    public abstract string FileName(Period period);

    /// <summary>Whether this kind of alert can concern the person.</summary>
    public virtual bool Fits(SimulatedHousehold household, SimulatedPerson person) => person.Age >= 18;

    /// <summary>An age for people on no roster.</summary>
    public virtual int TypicalAge(SeededRandom random) => random.Between(24, 78);

    /// <summary>Amounts in yuan that certainly occur, each on a clean row.</summary>
    public virtual IReadOnlyList<decimal> ExactMeasures => [];

    /// <summary>Amounts of two members of one household.</summary>
    public virtual IReadOnlyList<(decimal First, decimal Second)> HouseholdPairs => [];

    /// <summary>Sets the facts of a row.</summary>
    /// <param name="measure">The amount to use, or null to draw one.</param>
    public abstract void Fill(RowDraft row, decimal? measure, FillContext context);

    /// <summary>Changes the second telling of a row where a liaison's would differ; by default it is the same.</summary>
    public virtual void FillAgain(RowDraft copy, FillContext context)
    {
    }

    /// <summary>Writes the file and tells where each row stands.</summary>
    public abstract IReadOnlyList<PlacedRow> Write(string path, IReadOnlyList<RowDraft> rows, FillContext context);

    /// <summary>A skewed amount like those of real lists, most near the low end.</summary>
    protected static decimal Skewed(SeededRandom random, IReadOnlyList<int> quantiles)
    {
        // Equal steps of probability between the quantiles; whole-number arithmetic, so that every machine draws the same.
        var position = random.Next((quantiles.Count - 1) * 1000);
        var (at, within) = (position / 1000, position % 1000);
        var cents = quantiles[at] * 100L + (quantiles[at + 1] - quantiles[at]) * 100L * within / 1000;
        return (random.Chance(300) ? cents / 100 * 100 : cents) / 100m;
    }
}
