using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Evaluating;

namespace AlertExchange.Benchmarks.Linkage;

/// <summary>
/// The baselines: what a liaison does with VLOOKUP. Exact comparison of the id as it is written, the first hit counts; then, where
/// that finds nobody, exact comparison of name and village. The names are those the exchange cleaned, which favours the baseline.
/// </summary>
internal sealed class LiaisonJoin
{
    private readonly Dictionary<string, RunCandidate> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Township, string Village, string Name), (RunCandidate First, int Count)> _byName = [];

    public void Add(RunCandidate person, string id, string name, string township, string village)
    {
        _byId.TryAdd(id, person);
        var place = (township, village, name);
        _byName[place] = _byName.TryGetValue(place, out var found) ? (found.First, found.Count + 1) : (person, 1);
    }

    public RunCandidate? ById(AlertSubject row) =>
        (row.CitizenIdAsWritten ?? row.CitizenId) is { } id && _byId.TryGetValue(id, out var person) ? person : null;

    public RunCandidate? ByIdThenName(AlertSubject row) => ById(row) ?? (NamesakesOf(row) is ({ } first, _) ? first : null);

    /// <summary>People of that name and village.</summary>
    public int CountNamesakes(AlertSubject row) => NamesakesOf(row).Count;

    public int CountNamesakes(string township, string village, string name) => _byName.GetValueOrDefault((township, village, name)).Count;

    private (RunCandidate? First, int Count) NamesakesOf(AlertSubject row) =>
        row is { Name: { } name, Village: { } village, Township: { } township } && _byName.TryGetValue((township, village, name), out var found) ? (found.First, found.Count) : (null, 0);
}
