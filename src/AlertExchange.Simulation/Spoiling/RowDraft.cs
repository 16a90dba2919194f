using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;

namespace AlertExchange.Simulation.Spoiling;

/// <summary>A data row before it has a place in a file: whom it means, what it says, and what should become of it.</summary>
internal sealed class RowDraft
{
    /// <summary>Facts that any form may show in a column of its own at the end.</summary>
    public const string BirthDate = "birthDate", HeadName = "headName";

    public required SimulatedHousehold Household { get; init; }

    /// <summary>The person meant.</summary>
    public required SimulatedPerson Person { get; init; }

    public required string ErrorClass { get; init; }

    public string Note { get; init; } = "";

    public required string? Name { get; init; }

    public required SheetCell Id { get; set; }

    public required string? Township { get; init; }

    public required string? Village { get; init; }

    public required string? Address { get; init; }

    public string? Group => Village is null ? null : Household.GroupName;

    /// <summary>True when nobody is named: neither the subject nor a head or guardian.</summary>
    public bool Anonymous => ErrorClass == ErrorClasses.NoIdentity;

    /// <summary>What the kind's rule looks at, in yuan.</summary>
    public decimal? Measure { get; set; }

    public string? Code { get; set; }

    /// <summary>Cells of the kind's own columns by a name that the layout uses.</summary>
    public Dictionary<string, SheetCell> Facts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Tells events apart; a duplicate has the number of its original.</summary>
    public required int Event { get; init; }

    public SheetCell this[string fact]
    {
        get => Facts.GetValueOrDefault(fact);
        set => Facts[fact] = value;
    }

    /// <summary>The same row once more.</summary>
    public RowDraft Again() => new()
    {
        Household = Household,
        Person = Person,
        ErrorClass = ErrorClasses.Duplicate,
        Name = Name,
        Id = Id,
        Township = Township,
        Village = Village,
        Address = Address,
        Event = Event,
        Measure = Measure,
        Code = Code,
        Facts = new Dictionary<string, SheetCell>(Facts, StringComparer.Ordinal),
    };
}
