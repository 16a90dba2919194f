namespace AlertExchange.Engine.Routing;

/// <summary>How strong a form's claim to a name is; less is stronger.</summary>
internal enum NameRight : byte
{
    /// <summary>The official name.</summary>
    Official,
    /// <summary>A form that names the kind of place (贵溪村, 贵溪村委会), or a listed alias.</summary>
    Full,
    /// <summary>A form that would fit another kind of place (东街村 for 东街社区).</summary>
    Loose,
    /// <summary>The bare name (贵溪): only as a whole text.</summary>
    Stem,
}
