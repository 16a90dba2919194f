using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>One case as a list shows it.</summary>
public sealed record ReviewLine
{
    public required CaseNumber Number { get; init; }

    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>The alert alone crosses a line, were the likeliest candidate meant.</summary>
    public required bool IsSevere { get; init; }

    /// <summary>Of the likeliest candidate, in thousandths.</summary>
    public required int Score { get; init; }

    public required People Who { get; init; }

    /// <summary>Names are personal data: none is printed.</summary>
    public override string ToString() => $"{nameof(ReviewLine)} {{ {Number} }}";

    internal static ReviewLine Of(IndexedCase row) => new()
    {
        Number = new CaseNumber(row.BatchId, row.Ordinal),
        Department = row.Department,
        Period = row.Period,
        Kind = row.Kind,
        IsSevere = row.Position.IsSevere,
        Score = row.Score,
        Who = JsonSerializer.Deserialize<People>(row.Line)!,
    };

    internal static byte[] Sealable(ReviewCase found)
    {
        var best = found.Candidates.Count == 0 ? null : found.Candidates[0];
        var accepted = found.Candidates.FirstOrDefault(c => c.PersonNo == found.Accepted);
        return JsonSerializer.SerializeToUtf8Bytes(new People
        {
            State = found.State,
            Name = found.Name,
            MaskedId = found.MaskedId,
            Township = found.Township,
            Village = found.Village ?? found.Address,
            Measure = found.Measure,
            Candidates = found.Candidates.Count,
            BestName = (accepted ?? best)?.Name,
            BestTownship = (accepted ?? best)?.Township,
            BestVillage = (accepted ?? best)?.Village,
            BestCategory = (accepted ?? best)?.Category ?? HouseholdCategory.General,
        });
    }

    /// <summary>The part of a line that names people. It is stored sealed.</summary>
    public sealed record People
    {
        public ReviewState State { get; init; }

        /// <summary>Of the row.</summary>
        public string? Name { get; init; }

        public string MaskedId { get; init; } = "";

        public string? Township { get; init; }

        public string? Village { get; init; }

        /// <summary>Yuan.</summary>
        public decimal? Measure { get; init; }

        public int Candidates { get; init; }

        /// <summary>The accepted or likeliest candidate; null where nobody is proposed any more.</summary>
        public string? BestName { get; init; }

        public string? BestTownship { get; init; }

        public string? BestVillage { get; init; }

        public HouseholdCategory BestCategory { get; init; }

        /// <summary>Names are personal data: none is printed.</summary>
        public override string ToString() => nameof(People);
    }
}
