namespace AlertExchange.Engine.Identity;

/// <summary>What was done to a citizen id as written. Harmless ones are told as repairs, the others as doubts.</summary>
[Flags]
public enum CitizenIdRepairs : short
{
    None = 0,
    /// <summary>Apostrophe, spaces, NBSP, zero-width characters, tabs removed.</summary>
    Stripped = 1,
    /// <summary>Full-width digits or Ｘ narrowed.</summary>
    Narrowed = 2,
    /// <summary>Lower-case x raised.</summary>
    UpperCased = 4,
    /// <summary>A 15-digit number of the first generation upgraded to 18 (medium confidence: a doubt).</summary>
    UpgradedFrom15 = 8,
    /// <summary>First 18 of a 20- or 22-character disability certificate number taken.</summary>
    TakenFromDisabilityCertificate = 16,
    /// <summary>The leading G of a student number removed.</summary>
    TakenFromStudentNumber = 32,
}
