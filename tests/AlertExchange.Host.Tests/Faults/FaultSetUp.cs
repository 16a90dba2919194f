namespace AlertExchange.Host.Tests.Faults;

/// <summary>Makes the month and its undisturbed run once for every test of faults.</summary>
[SetUpFixture]
public sealed class FaultSetUp
{
    internal static FaultMonth Month { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Make_the_month() => Month = await FaultMonth.MakeAsync();

    [OneTimeTearDown]
    public void Remove() => Month.Dispose();
}
