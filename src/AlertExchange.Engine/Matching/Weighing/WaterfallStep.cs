namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>One step on the way from the chance that a row means anybody at all to the probability that it means this person.</summary>
/// <param name="Attribute">Null for the start, the rarity of the name's parts and the share of other candidates.</param>
/// <param name="Text">Chinese; names nobody but counts how many have the name.</param>
/// <param name="Weight">Bits (log2): one more doubles the odds.</param>
/// <param name="Running">The bits so far, with this step.</param>
public sealed record WaterfallStep(LinkageAttribute? Attribute, string Text, double Weight, double Running);
