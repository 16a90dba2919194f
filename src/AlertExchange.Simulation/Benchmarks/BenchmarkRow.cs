using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;

namespace AlertExchange.Simulation.Benchmarks;

/// <summary>One medical-cost row.</summary>
internal readonly record struct BenchmarkRow(
    SimulatedVillage Village, string Name, SheetCell Id, string Category, int Admissions, decimal TotalCost, decimal? SelfPaid, string Remark);
