namespace AlertExchange.Simulation.Spoiling;

/// <summary>How often a class is written, in thousandths of a file's rows, and which forms can show it.</summary>
/// <param name="Needs">Traits that a form must have.</param>
/// <param name="Lacks">Traits that it must not have.</param>
internal sealed record ErrorRate(string Class, int PerThousand, FormTraits Needs = FormTraits.None, FormTraits Lacks = FormTraits.None)
{
    public bool IsFor(FormTraits form) => (form & Needs) == Needs && (form & Lacks) == FormTraits.None;
}
