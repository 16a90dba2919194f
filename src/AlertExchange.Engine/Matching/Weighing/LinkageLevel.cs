namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>One level of an attribute: how parameters name it and how a reviewer reads it.</summary>
/// <param name="Level">The number in the attribute's enum.</param>
/// <param name="Key">As in <c>config/linkage/weights.yaml</c>.</param>
/// <param name="Text">Chinese.</param>
/// <param name="IsRanked">False for a level that is other evidence rather than less agreement.</param>
public sealed record LinkageLevel(LinkageAttribute Attribute, byte Level, string Key, string Text, LevelAgreement Agreement, bool IsRanked);
