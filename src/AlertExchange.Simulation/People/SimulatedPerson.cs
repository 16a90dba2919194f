using AlertExchange.Engine.Identity;

namespace AlertExchange.Simulation.People;

/// <summary>A fictional person; the id lies in an area code that no county has.</summary>
internal sealed class SimulatedPerson
{
    /// <summary>人编号; empty off the roster.</summary>
    public required string Code { get; init; }

    public required PersonName Name { get; init; }

    public required CitizenId Id { get; init; }

    public required bool Male { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string Relation { get; init; }

    public required int Age { get; init; }

    /// <summary>Married in, and bears the name of another woman of the village.</summary>
    public bool IsMarriedInNamesake { get; init; }

    public bool IsHead => Relation == "户主";

    public string Sex => Male ? "男" : "女";
}
