using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation;

/// <summary>What county to make. The same options make the same files, cell for cell, on any machine.</summary>
public sealed record CountyOptions
{
    /// <summary>Households on the roster, at least 1.</summary>
    public required int Households { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Where the folders <c>roster</c>, <c>departments</c> and <c>truth</c> are made; files of an earlier run are replaced.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The county's townships and villages, as in <c>config/areas/341024.csv</c>.</summary>
    public required string AreaCsvPath { get; init; }

    /// <summary>The month the department files report on.</summary>
    public Period Period { get; init; } = new(2022, 8);

    /// <summary>The day the files are filled in; the 24th of <see cref="Period"/> when null. Dates in rows are not later, those meant to be in the future lie in the 2090s.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Only these departments report; null: every one but the two that report zero.</summary>
    public IReadOnlySet<DepartmentId>? Departments { get; init; }

    /// <summary>Multiplies the number of rows of every file; 1 is some 10 rows to 100 households.</summary>
    public double RowsScale { get; init; } = 1;

    /// <summary>Draws other rows about the same people; null: <see cref="Seed"/>.</summary>
    public ulong? RowsSeed { get; init; }

    /// <summary>How the rows are spoilt.</summary>
    public ErrorProfile Errors { get; init; }

    /// <summary>About so many people live in a village: only so many of the county's villages are peopled. Null: all of them.</summary>
    public int? VillagePeople { get; init; }
}
