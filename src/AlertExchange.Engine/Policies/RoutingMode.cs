namespace AlertExchange.Engine.Policies;

/// <summary>Which way a department's warning takes to the township.</summary>
public enum RoutingMode : byte
{
    /// <summary>部门→乡村振兴局→乡镇.</summary>
    ViaBureau = 1,
    /// <summary>部门→乡镇, with a copy to the bureau.</summary>
    DirectWithCopy,
}
