namespace AlertExchange.Simulation.Spoiling;

/// <summary>How often rows of each class are written. <c>truth/rates.csv</c> tells what a county was given and what came of it.</summary>
internal static class ErrorRates
{
    /// <summary>At most so many thousandths of a file are rejected: well below the rate at which a file is held.</summary>
    public const int MostRejected = 150;

    /// <summary>In a month's file one row in so many is at least given to a class not yet seen in it, so that small files show many.</summary>
    public const int RowsPerSeededClass = 4;

    private static readonly ErrorRate[] Month =
    [
        new(ErrorClasses.IdStripped, 60),
        new(ErrorClasses.IdFullWidth, 12),
        new(ErrorClasses.IdLowerX, 12),
        new(ErrorClasses.IdFifteenDigits, 8),
        new(ErrorClasses.IdCertificate, 500, FormTraits.Certificates),
        new(ErrorClasses.IdStudentNumber, 150, FormTraits.Pupils),
        new(ErrorClasses.NameSpaced, 40),
        new(ErrorClasses.NameTypo, 12),
        new(ErrorClasses.NameTraditional, 10),
        new(ErrorClasses.NameMiddleDot, 4),
        new(ErrorClasses.NameOther, 10),
        new(ErrorClasses.NameMissing, 4),
        new(ErrorClasses.IdGuardian, 60, FormTraits.Pupils),
        new(ErrorClasses.IdDigitsLost, 12),
        new(ErrorClasses.IdScientific, 6, FormTraits.Village),
        new(ErrorClasses.IdSubstitution, 12),
        new(ErrorClasses.IdTransposition, 8),
        new(ErrorClasses.IdTooShort, 5, FormTraits.Village),
        new(ErrorClasses.IdMissing, 15, FormTraits.Village),
        new(ErrorClasses.IdMissing, 400, FormTraits.Village | FormTraits.IdsOftenMissing),
        new(ErrorClasses.OffRoster, 40),
        new(ErrorClasses.OffRosterUnplaced, 6),
        new(ErrorClasses.OffRosterNoId, 6, FormTraits.Village),
        new(ErrorClasses.OffRosterDamagedId, 4, FormTraits.Village),
        new(ErrorClasses.OffRosterNamesake, 4, FormTraits.Village),
        new(ErrorClasses.Duplicate, 8),
        new(ErrorClasses.NoIdentity, 6),
        new(ErrorClasses.AmountMissing, 5, FormTraits.Amount),
        new(ErrorClasses.AmountUnreadable, 5, FormTraits.Amount),
        new(ErrorClasses.DateFuture, 5, FormTraits.Date),
        new(ErrorClasses.PeriodMismatch, 5, FormTraits.Month),
    ];

    private static readonly ErrorRate[] Linkage =
    [
        new(ErrorClasses.IdStripped, 30),
        new(ErrorClasses.IdFullWidth, 10),
        new(ErrorClasses.IdLowerX, 10),
        new(ErrorClasses.IdFifteenDigits, 15),
        new(ErrorClasses.IdCertificate, 200, FormTraits.Certificates),
        new(ErrorClasses.IdStudentNumber, 100, FormTraits.Pupils),
        new(ErrorClasses.NameSpaced, 15),
        new(ErrorClasses.NameTypo, 10),
        new(ErrorClasses.NameHomophone, 15),
        new(ErrorClasses.NameLookAlike, 15),
        new(ErrorClasses.NameTraditional, 10),
        new(ErrorClasses.NameMiddleDot, 4),
        new(ErrorClasses.VillageMerged, 15, FormTraits.Village),
        new(ErrorClasses.HouseholdMember, 40, FormTraits.HouseholdHead),
        new(ErrorClasses.NameOther, 20),
        new(ErrorClasses.NameOfHead, 15, Lacks: FormTraits.HouseholdHead),
        new(ErrorClasses.NameMissing, 5),
        new(ErrorClasses.IdGuardian, 150, FormTraits.Pupils),
        new(ErrorClasses.IdDigitsLost, 25),
        new(ErrorClasses.IdScientific, 8, FormTraits.Village),
        new(ErrorClasses.IdSubstitution, 30),
        new(ErrorClasses.IdTransposition, 20),
        new(ErrorClasses.IdDroppedDigit, 20),
        new(ErrorClasses.IdTooShort, 8, FormTraits.Village),
        new(ErrorClasses.IdMissing, 60, FormTraits.Village),
        new(ErrorClasses.IdMissing, 400, FormTraits.Village | FormTraits.IdsOftenMissing),
        new(ErrorClasses.NoIdHomophone, 12, FormTraits.Village),
        new(ErrorClasses.NoIdDialect, 8, FormTraits.Village),
        new(ErrorClasses.NoIdLookAlike, 10, FormTraits.Village),
        new(ErrorClasses.NoIdBirthDate, 15, FormTraits.Village),
        new(ErrorClasses.NoIdHead, 20, FormTraits.Village, FormTraits.HouseholdHead),
        new(ErrorClasses.NoIdVillageMerged, 12, FormTraits.Village),
        new(ErrorClasses.NoIdMarriedIn, 10, FormTraits.Village, FormTraits.HouseholdHead),
        new(ErrorClasses.NoIdClan, 20, FormTraits.Village),
        new(ErrorClasses.OffRoster, 30),
        new(ErrorClasses.OffRosterUnplaced, 5),
        new(ErrorClasses.OffRosterOrdinaryNoId, 20, FormTraits.Village),
        new(ErrorClasses.OffRosterOrdinaryDamagedId, 15, FormTraits.Village),
        new(ErrorClasses.Deceased, 8),
        new(ErrorClasses.DeceasedNoId, 10, FormTraits.Village),
        new(ErrorClasses.MovedAway, 8),
        new(ErrorClasses.MovedAwayNoId, 10, FormTraits.Village),
        new(ErrorClasses.Duplicate, 5),
        new(ErrorClasses.NoIdentity, 2),
    ];

    /// <summary>The rates of a profile for one form; a class that stands twice has the greater.</summary>
    public static IReadOnlyList<ErrorRate> For(ErrorProfile profile, FormTraits form) =>
    [
        .. (profile == ErrorProfile.Linkage ? Linkage : Month).Where(r => r.IsFor(form))
            .GroupBy(r => r.Class, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.PerThousand)!),
    ];

    /// <summary>The classes of <paramref name="rows"/> rows, shuffled; the rest is clean.</summary>
    public static string[] Deal(int rows, FormTraits form, ErrorProfile profile, Chance.SeededRandom random)
    {
        var able = For(profile, form);
        var dealt = new List<string>(rows);
        if (profile == ErrorProfile.Month)
        {
            var seeded = able.Select(t => t.Class).ToArray();
            random.Shuffle(seeded);
            dealt.AddRange(seeded.Take(rows / RowsPerSeededClass));
        }

        foreach (var (name, perThousand, _, _) in able)
        {
            var due = (int)((long)rows * perThousand / 1000) + (random.Chance((int)((long)rows * perThousand % 1000)) ? 1 : 0);
            for (var have = dealt.Count(c => c == name); have < due; have++)
                dealt.Add(name);
        }

        var rejectedAllowed = rows * MostRejected / 1000;
        var kept = new List<string>(rows);
        foreach (var name in dealt)
        {
            if (ErrorClasses.Expected(name) == Truth.ExpectedOutcome.Rejected && rejectedAllowed-- <= 0)
                continue;
            if (kept.Count < rows)
                kept.Add(name);
        }

        while (kept.Count < rows)
            kept.Add(ErrorClasses.Clean);
        random.Shuffle(kept);
        return [.. kept];
    }
}
