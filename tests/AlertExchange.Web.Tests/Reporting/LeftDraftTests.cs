using System.Net;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage.Drafts;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>Uploads that are left, and what time and a restart do to them.</summary>
public sealed class LeftDraftTests
{
    private ServedCounty _county = null!;
    private LiaisonClient _liaison = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _liaison = await LiaisonClient.OfAsync(_county);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _liaison.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    [Order(1)]
    public async Task A_draft_survives_a_restart_and_one_that_was_not_checked_yet_is_checked_then()
    {
        var done = await _liaison.CheckedAsync("9月.csv", Insured.Csv(1, 10));
        var begun = await _liaison.CheckedAsync("9月更正.csv", Insured.Csv(2, 10));
        _county.Store.Write(scope => _county.Store.Drafts.TryChange(
            scope, _county.Store.Drafts.Find(scope, RowScope.County, IdOf(begun))! with { State = DraftState.Checking, ReportJson = null })).ShouldBeTrue();

        await _county.RestartAsync();
        using var liaison = await LiaisonClient.OfAsync(_county);

        (await liaison.ReadAsync("/reporting")).ShouldContain("9月更正.csv");
        (await liaison.ReadAsync(done)).ShouldContain("确认报送");
        await liaison.WaitAsync(begun);
        (await liaison.ReadAsync(begun)).ShouldContain("确认报送");
    }

    [Test]
    [Order(2)]
    public async Task A_liaisons_file_and_a_roster_that_nobody_confirmed_in_time_are_removed()
    {
        using var liaison = await LiaisonClient.OfAsync(_county);
        var forgotten = await liaison.CheckedAsync("忘了.csv", Insured.Csv(1, 10));
        DeskSamples.Draft(_county);
        Files().ShouldBeGreaterThan(Registered + 1);

        _county.Clock.PutForward(TimeSpan.FromDays(15));
        await _county.RestartAsync();

        using var again = await LiaisonClient.OfAsync(_county);
        await Until.TrueAsync(() => Files() == Registered);
        _county.Get<RosterDraftDesk>().List().ShouldBeEmpty();
        (await again.GetAsync(forgotten)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string IdOf(string draft) => draft[(draft.LastIndexOf('/') + 1)..];

    private int Registered => _county.Store.Read(scope => _county.Store.Submissions.ListByPeriod(scope, ServedCounty.Month).Count);

    private int Files() => _county.Store.Files.FinishedBefore(DateTimeOffset.MaxValue).Count;
}
