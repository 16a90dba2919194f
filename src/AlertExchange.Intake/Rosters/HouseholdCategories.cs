using AlertExchange.Engine.Roster;

namespace AlertExchange.Intake.Rosters;

/// <summary>A household is what the most protected of its rows says; rows of a household that follow each other are settled together.</summary>
internal sealed class HouseholdCategories
{
    private readonly Dictionary<string, HouseholdCategory> _raised = new(StringComparer.Ordinal);

    /// <summary>Only households above the lowest category are remembered: a minority of a county.</summary>
    private readonly Dictionary<string, HouseholdCategory> _known = new(StringComparer.Ordinal);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, HouseholdCategory> Raised => _raised;

    public IEnumerable<RosterRow> Settle(IEnumerable<RosterRow> rows)
    {
        var together = new List<RosterRow>();
        string? household = null;
        foreach (var row in rows)
        {
            if (row.Person is { } person && person.HouseholdCode != household)
            {
                foreach (var settled in Flush(together, household))
                {
                    yield return settled;
                }

                together.Clear();
                household = person.HouseholdCode;
            }

            together.Add(row);
        }

        foreach (var settled in Flush(together, household))
        {
            yield return settled;
        }
    }

    private IEnumerable<RosterRow> Flush(List<RosterRow> rows, string? household)
    {
        if (household is null)
        {
            return rows;
        }

        var highest = _known.GetValueOrDefault(household);
        foreach (var row in rows)
        {
            highest = row.Person is { } person && person.Category > highest ? person.Category : highest;
        }

        var isNew = _seen.Add(household);
        if (highest > _known.GetValueOrDefault(household))
        {
            _known[household] = highest;
            if (!isNew)
            {
                _raised[household] = highest;
            }
        }

        return rows.Select(row => row.Person is { } person && person.Category != highest ? row with { Person = person with { Category = highest } } : row);
    }
}
