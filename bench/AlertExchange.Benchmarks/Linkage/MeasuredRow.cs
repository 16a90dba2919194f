using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Evaluating;

namespace AlertExchange.Benchmarks.Linkage;

/// <summary>One row of one county: what the exchange and the two baselines made of it.</summary>
/// <param name="Written">What the row says; null for a rejected one.</param>
/// <param name="Trained">What the exchange made of it with parameters learned from other rows of the county; null when that was not asked for.</param>
/// <param name="Namesakes">People of the roster who bear the name of the person meant in that person's village, that person included; 0 where nobody is meant.</param>
/// <param name="NamesakesAsWritten">The same for the name and village that the row says.</param>
internal sealed record MeasuredRow(
    ulong Seed, AlertSubject? Written, JudgedRow Exchange, JudgedRow? Trained, JudgedRow IdJoin, JudgedRow IdThenNameJoin, int Namesakes, int NamesakesAsWritten);
