namespace AlertExchange.Simulation.Spoiling;

/// <summary>What a form has, and thus which errors its rows can show.</summary>
[Flags]
internal enum FormTraits
{
    None = 0,
    /// <summary>Township and village have columns of their own, so that a row without a usable id can still point to somebody.</summary>
    Village = 1,
    /// <summary>A required amount.</summary>
    Amount = 2,
    /// <summary>A date of the event.</summary>
    Date = 4,
    /// <summary>A column with the month reported on.</summary>
    Month = 8,
    /// <summary>A workbook: an id can be a number.</summary>
    Workbook = 16,
    /// <summary>Disability certificate numbers stand in the id column.</summary>
    Certificates = 32,
    /// <summary>Pupils: student numbers and guardians' ids stand in the id column.</summary>
    Pupils = 64,
    /// <summary>Every row may lack an id (petitions).</summary>
    IdsOftenMissing = 128,
    /// <summary>A row is about a household and names its head.</summary>
    HouseholdHead = 256,
}
