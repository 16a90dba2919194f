namespace AlertExchange.Engine.Routing;

/// <summary>What routing does to a household's verification task.</summary>
public enum TaskChangeKind : byte
{
    /// <summary>A new task, since none was open.</summary>
    Open = 1,
    /// <summary>A further cause joins the open task.</summary>
    Join,
    /// <summary>Some causes were withdrawn, others stand.</summary>
    Narrow,
    /// <summary>The place became known or changed, the causes did not.</summary>
    Move,
    /// <summary>All causes were withdrawn.</summary>
    Cancel,
}
