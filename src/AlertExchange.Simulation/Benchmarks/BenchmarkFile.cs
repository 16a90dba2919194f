namespace AlertExchange.Simulation.Benchmarks;

/// <summary>A load-test file and how many of its data rows are of which sort; a row is counted in one sort of damage only.</summary>
/// <param name="OverLine">Rows not rejected whose amount is 10,000 yuan or more.</param>
public sealed record BenchmarkFile(string Path, int Rows, int DamagedIds, int MisspeltNames, int OffRoster, int Rejected, int OverLine);
