namespace AlertExchange.Simulation.People;

/// <summary>A fictional household. <see cref="Members"/> begins with the head.</summary>
internal sealed class SimulatedHousehold
{
    /// <summary>Position in the county; negative off the roster.</summary>
    public required int Index { get; init; }

    /// <summary>户编号; empty off the roster.</summary>
    public required string Code { get; init; }

    public required SimulatedVillage Village { get; init; }

    /// <summary>村民组 by number.</summary>
    public required int Group { get; init; }

    /// <summary>户类型 is 脱贫户, monitored or not.</summary>
    public required bool Lifted { get; init; }

    /// <summary>监测对象类别, or null.</summary>
    public required string? MonitorClass { get; init; }

    public required bool RiskEliminated { get; init; }

    /// <summary>识别监测时间 as yyyyMM, or null.</summary>
    public required string? IdentifiedMonth { get; init; }

    /// <summary>Yuan a year and person.</summary>
    public required int Income { get; init; }

    public required string Phone { get; init; }

    public required SimulatedPerson[] Members { get; init; }

    public SimulatedPerson Head => Members[0];

    public bool OnRoster => Index >= 0;

    /// <summary>Lifted or monitored (also after elimination): the scope of the school cost rule.</summary>
    public bool IsAssisted => Lifted || MonitorClass is not null;

    public string GroupName => Chinese(Group) + "组";

    public string Address => $"{Village.County}{Village.Township}{Village.Name}{GroupName}";

    private static string Chinese(int n) => n switch
    {
        <= 10 => "零一二三四五六七八九十"[n].ToString(),
        < 20 => "十" + "零一二三四五六七八九"[n - 10],
        _ => n.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
