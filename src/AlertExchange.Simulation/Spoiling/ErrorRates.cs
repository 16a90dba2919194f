namespace AlertExchange.Simulation.Spoiling;

/// <summary>How often rows of each class are written, in thousandths of a file's rows, and which forms can show them.</summary>
internal static class ErrorRates
{
    /// <summary>At most so many thousandths of a file are rejected: well below the rate at which a file is held.</summary>
    public const int MostRejected = 150;

    /// <summary>One row in so many is at least given to a class not yet seen in the file, so that small files show many.</summary>
    public const int RowsPerSeededClass = 4;

    private static readonly (string Class, int PerThousand, FormTraits Needs)[] Table =
    [
        (ErrorClasses.IdStripped, 60, FormTraits.None),
        (ErrorClasses.IdFullWidth, 12, FormTraits.None),
        (ErrorClasses.IdLowerX, 12, FormTraits.None),
        (ErrorClasses.IdFifteenDigits, 8, FormTraits.None),
        (ErrorClasses.IdCertificate, 500, FormTraits.Certificates),
        (ErrorClasses.IdStudentNumber, 150, FormTraits.Pupils),
        (ErrorClasses.NameSpaced, 40, FormTraits.None),
        (ErrorClasses.NameTypo, 12, FormTraits.None),
        (ErrorClasses.NameTraditional, 10, FormTraits.None),
        (ErrorClasses.NameMiddleDot, 4, FormTraits.None),
        (ErrorClasses.NameOther, 10, FormTraits.None),
        (ErrorClasses.NameMissing, 4, FormTraits.None),
        (ErrorClasses.IdGuardian, 60, FormTraits.Pupils),
        (ErrorClasses.IdDigitsLost, 12, FormTraits.None),
        (ErrorClasses.IdScientific, 6, FormTraits.Village),
        (ErrorClasses.IdSubstitution, 12, FormTraits.None),
        (ErrorClasses.IdTransposition, 8, FormTraits.None),
        (ErrorClasses.IdTooShort, 5, FormTraits.Village),
        (ErrorClasses.IdMissing, 15, FormTraits.Village),
        (ErrorClasses.IdMissing, 400, FormTraits.Village | FormTraits.IdsOftenMissing),
        (ErrorClasses.OffRoster, 40, FormTraits.None),
        (ErrorClasses.OffRosterUnplaced, 6, FormTraits.None),
        (ErrorClasses.OffRosterNoId, 6, FormTraits.Village),
        (ErrorClasses.OffRosterDamagedId, 4, FormTraits.Village),
        (ErrorClasses.OffRosterNamesake, 4, FormTraits.Village),
        (ErrorClasses.Duplicate, 8, FormTraits.None),
        (ErrorClasses.NoIdentity, 6, FormTraits.None),
        (ErrorClasses.AmountMissing, 5, FormTraits.Amount),
        (ErrorClasses.AmountUnreadable, 5, FormTraits.Amount),
        (ErrorClasses.DateFuture, 5, FormTraits.Date),
        (ErrorClasses.PeriodMismatch, 5, FormTraits.Month),
    ];

    /// <summary>The classes of <paramref name="rows"/> rows, shuffled; about four fifths are clean.</summary>
    public static string[] Deal(int rows, FormTraits form, Chance.SeededRandom random)
    {
        var able = Table.Where(t => (form & t.Needs) == t.Needs).ToArray();
        var dealt = new List<string>(rows);
        var seeded = able.Select(t => t.Class).Distinct(StringComparer.Ordinal).ToArray();
        random.Shuffle(seeded);
        dealt.AddRange(seeded.Take(rows / RowsPerSeededClass));
        foreach (var (name, perThousand, _) in able)
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
