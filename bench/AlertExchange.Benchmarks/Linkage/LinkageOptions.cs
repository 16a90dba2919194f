using System.Globalization;

namespace AlertExchange.Benchmarks.Linkage;

/// <summary>What to measure record linkage on.</summary>
internal sealed record LinkageOptions
{
    /// <summary>Seeds 1 to 10 are for tuning; the committed figures are of these.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [31001, 31002, 31003, 31004, 31005];

    public int Households { get; init; } = 10_000;

    /// <summary>Ten times the rows of a month, so that every class can be counted.</summary>
    public double RowsScale { get; init; } = 10;

    /// <summary>Measure also with parameters that each county learned from rows of the month before.</summary>
    public bool Train { get; init; }

    /// <summary>The page whose part between the marks is written anew; null: only the terminal.</summary>
    public string? Page { get; init; }

    /// <summary>Every wrong or unexpected row goes here as a CSV, for those who tune; null: none. Made-up people only.</summary>
    public string? Misses { get; init; }

    public static LinkageOptions Parse(IReadOnlyList<string> args)
    {
        var options = new LinkageOptions();
        for (var i = 0; i + 1 < args.Count; i += 2)
        {
            options = args[i] switch
            {
                "--seeds" => options with { Seeds = [.. args[i + 1].Split(',').Select(s => ulong.Parse(s, CultureInfo.InvariantCulture))] },
                "--households" => options with { Households = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--rows" => options with { RowsScale = double.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--train" => options with { Train = args[i + 1] == "yes" },
                "--page" => options with { Page = args[i + 1] },
                "--misses" => options with { Misses = args[i + 1] },
                _ => throw new ArgumentException($"Unknown option {args[i]}; known: --seeds a,b --households N --rows N --train yes --page FILE.md --misses FILE.csv"),
            };
        }

        return options;
    }
}
