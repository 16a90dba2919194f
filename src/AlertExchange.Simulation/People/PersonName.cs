namespace AlertExchange.Simulation.People;

/// <summary>A name in its two parts; minority names stand wholly in <see cref="Given"/>.</summary>
internal readonly record struct PersonName(string Surname, string Given)
{
    public string Full => Surname + Given;

    public bool HasMiddleDot => Given.Contains('·', StringComparison.Ordinal);
}
