namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How far the rarity of a name counts.</summary>
/// <param name="Surname">0 to 1: the part of a surname's rarity that is added to the weight; below 1 damps it.</param>
/// <param name="GivenName">0 to 1, the same for the given name.</param>
/// <param name="SmoothingPeople">
/// A township's figures count as if so many people with the county's figures lived there besides: few people prove nothing of frequency.
/// </param>
/// <param name="LeastPeople">A name is never held to be rarer than if so many people of the roster had it.</param>
public sealed record TermFrequencySettings(double Surname, double GivenName, double SmoothingPeople, double LeastPeople);
