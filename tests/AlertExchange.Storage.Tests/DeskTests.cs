using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Review;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.DeadLetters;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Policies;
using AlertExchange.Storage.Reviews;
using AlertExchange.Storage.Roster;
using Dapper;

namespace AlertExchange.Storage.Tests;

/// <summary>What the bureau's desks keep: lists of clerical review, half-done work, roster drafts and differences, uses of profiles.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DeskTests(TestDatabase database) : StoreTests(database)
{
    private static readonly Paging All = new(1, 100);

    [Test]
    public void Cases_come_severe_then_likely_then_large_and_each_filter_is_asked_of_the_database()
    {
        var batch = ABatch();
        Index(batch,
            ACase(batch, 0, score: 900), ACase(batch, 1, severe: true, score: 500), ACase(batch, 2, severe: true, score: 800, measure: 10), ACase(batch, 3, severe: true, score: 800, measure: 20.5m),
            ACase(batch, 4, score: 100) with { TownshipCode = "341024100", Waits = false, Decision = 7 });

        Ordinals(new ReviewQuery()).ShouldBe([3, 2, 1, 0]);
        Ordinals(new ReviewQuery { SevereOnly = true }).ShouldBe([3, 2, 1]);
        Ordinals(new ReviewQuery { ScoreFrom = 800 }).ShouldBe([3, 2, 0]);
        Ordinals(new ReviewQuery { ScoreBelow = 800, Department = Medical, Period = August, Kind = AlertKind.MedicalCost }).ShouldBe([1]);
        Ordinals(new ReviewQuery { Decided = true }).ShouldBe([4]);
        Ordinals(new ReviewQuery { Decided = true, TownshipCode = "341024100", Township = "平里镇" }).ShouldBe([4]);
        Ordinals(new ReviewQuery { TownshipCode = "341024100", Township = "平里镇" }).ShouldBeEmpty();
        Ordinals(new ReviewQuery { Township = "历口镇" }).ShouldBe([3, 2, 1, 0]);
        Store.Read(scope => Store.Reviews.Index.Page(scope, RowScope.Nothing, new ReviewQuery(), All)).ShouldBeEmpty();
        var second = Store.Read(scope => Store.Reviews.Index.Find(scope, RowScope.County, batch, 2))!;
        Encoding.UTF8.GetString(second.Line).ShouldBe("王大山");
        Store.Read(scope => Store.Reviews.Index.CountBefore(scope, RowScope.County, new ReviewQuery(), second)).ShouldBe(1);
        Store.Read(scope => Store.Reviews.Index.Next(scope, RowScope.County, new ReviewQuery(), second))!.Value.Ordinal.ShouldBe(1);
        Store.Read(scope => Store.Reviews.Index.Next(scope, RowScope.County, new ReviewQuery(), null))!.Value.Ordinal.ShouldBe(3);
    }

    [Test]
    public void Of_two_processes_that_take_the_list_further_the_second_writes_nothing()
    {
        var mark = Store.Read(Store.Reviews.Index.Mark);
        var next = mark with { Revision = 5, BatchId = 2, Policy = "qimen 2022.6#0123" };

        Store.Write(scope => Store.Reviews.Index.TryAdvance(scope, mark, next)).ShouldBeTrue();
        Store.Write(scope => Store.Reviews.Index.TryAdvance(scope, mark, mark with { Revision = 9 })).ShouldBeFalse();

        Store.Read(Store.Reviews.Index.Mark).ShouldBe(next);
    }

    [Test]
    public void Batches_that_changed_and_rows_that_were_decided_on_are_told_after_the_mark()
    {
        var submission = Receive();
        var batch = ABatch(submission.SubmissionId);
        var mark = Store.Read(Store.Reviews.Index.Mark);
        Store.Read(scope => Store.Reviews.Index.Changed(scope, mark, 10)).ShouldBeEmpty();

        Write(scope => Store.Batches.MarkLive(scope, submission.SubmissionId));
        var (changed, revision) = Store.Read(scope => Store.Reviews.Index.Changed(scope, mark, 10)).ShouldHaveSingleItem();
        changed.ShouldBe(batch);
        Store.Read(scope => Store.Reviews.Index.Changed(scope, mark with { Revision = revision, BatchId = batch }, 10)).ShouldBeEmpty();

        var number = Store.Write(scope => Store.Reviews.TryAdd(scope, [ADecision(batch)]));
        var (decided, newest) = Store.Read(scope => Store.Reviews.Index.Decided(scope, mark));
        (decided.ShouldHaveSingleItem(), newest).ShouldBe((batch, number!.Value));
        Store.Read(scope => Store.Reviews.Index.DecisionsOn(scope, batch)).ShouldBe([(number.Value, 1)]);
        Store.Read(scope => Store.Reviews.Courses(scope, [ulong.MaxValue])).ShouldHaveSingleItem().Value.Course.Last.ShouldBe(number);
        Store.Read(scope => Store.Reviews.Courses(scope, [1UL])).ShouldBeEmpty();
    }

    [Test]
    public void A_list_is_made_anew_for_its_batches_and_names_nobody_in_plain_text()
    {
        var batch = ABatch();
        Index(batch, ACase(batch, 0), ACase(batch, 1));
        Index(batch, ACase(batch, 1));

        Ordinals(new ReviewQuery()).ShouldBe([1]);
        using (var connection = Connect())
        {
            connection.QuerySingle<byte[]>("SELECT sealed FROM review_case").AsSpan().IndexOf(Encoding.UTF8.GetBytes("王大山")).ShouldBe(-1);
        }

        Write(Store.Reviews.Index.Clear);
        Ordinals(new ReviewQuery()).ShouldBeEmpty();
    }

    [Test]
    public void What_somebody_typed_is_kept_sealed_for_them_alone()
    {
        Write(scope =>
        {
            Store.Reviews.Drafts.SetStand(scope, "bureau", new ReviewStand("?severe=1", (3, 4), null, Noon));
            Store.Reviews.Drafts.SetStand(scope, "bureau", new ReviewStand("?severe=1", (3, 5), (3, 4), Noon));
            Store.Reviews.Drafts.SetDraft(scope, "bureau", 3, 5, new ReviewDraft(2, "问过王大山"), Noon);
        });

        Store.Read(scope => Store.Reviews.Drafts.Stand(scope, "bureau")).ShouldBe(new ReviewStand("?severe=1", (3, 5), (3, 4), Noon));
        Store.Read(scope => Store.Reviews.Drafts.Draft(scope, "bureau", 3, 5)).ShouldBe(new ReviewDraft(2, "问过王大山"));
        Store.Read(scope => Store.Reviews.Drafts.Draft(scope, "other", 3, 5)).ShouldBeNull();
        Store.Read(scope => Store.Reviews.Drafts.Stand(scope, "other")).ShouldBeNull();
        Write(scope => Store.Reviews.Drafts.SetDraft(scope, "bureau", 3, 5, null, Noon));
        Store.Read(scope => Store.Reviews.Drafts.Draft(scope, "bureau", 3, 5)).ShouldBeNull();
    }

    [Test]
    public void Versions_differ_by_who_came_changed_and_left_also_over_several()
    {
        Import(1, 2, 3);
        Import(1, 2, 3, 4);
        Store.Write(scope => Store.Roster.Import(scope, [RosterTests.APerson(1) with { Village = "新村" }, RosterTests.APerson(2), RosterTests.APerson(4)], new RosterImport("341024", "三.xlsx", Noon, "张三")));
        Import(1, 2, 4);

        Moves(1, 2).ShouldBe([RosterMove.Added]);
        Moves(2, 3).ShouldBe([RosterMove.Changed, RosterMove.Left], ignoreOrder: true);
        Moves(3, 4).ShouldBe([RosterMove.Changed]);
        Moves(1, 3).ShouldBe([RosterMove.Changed, RosterMove.Left, RosterMove.Added], ignoreOrder: true);
        Store.Read(scope => Store.Roster.Differences.Counts(scope, RowScope.County, 1, 3)).ShouldBe(new Dictionary<RosterMove, int> { [RosterMove.Added] = 1, [RosterMove.Changed] = 1, [RosterMove.Left] = 1 }, ignoreOrder: true);
        Store.Read(scope => Store.Roster.Differences.Page(scope, RowScope.County, 1, 3, RosterMove.Left, All)).ShouldHaveSingleItem();
        Store.Read(scope => Store.Roster.Differences.CountHouseholds(scope, RowScope.County, 2, 3, RosterMove.Added)).ShouldBe(0);
        Store.Read(scope => Store.Roster.Differences.Page(scope, RowScope.Nothing, 1, 3, null, All)).ShouldBeEmpty();
        var versions = Store.Read(scope => Store.Roster.Versions(scope, new Paging(1, 2)));
        versions.Select(v => v.Version).ShouldBe([4, 3]);
        versions[1].ImportedBy.ShouldBe("张三");
    }

    [Test]
    public void A_forecast_says_what_an_import_would_do_and_does_nothing()
    {
        Import(1, 2, 3);
        RosterPerson[] people = [RosterTests.APerson(1), RosterTests.APerson(2) with { Village = "新村" }, RosterTests.APerson(9), RosterTests.APerson(9)];

        var forecast = Store.Read(scope => Store.Roster.Forecast(scope, people, shown: 10));

        (forecast.BaseVersion, forecast.People, forecast.Added, forecast.Changed, forecast.Left, forecast.Repeated).ShouldBe((1, 3, 1, 1, 1, 1));
        forecast.FirstChanged.ShouldHaveSingleItem().Fields.ShouldBe(["行政村"]);
        forecast.FirstLeft.ShouldHaveSingleItem().PersonCode.ShouldBe(RosterTests.APerson(3).PersonCode);
        Store.Read(Store.Roster.Latest)!.Version.ShouldBe(1);
        var imported = Store.Write(scope => Store.Roster.Import(scope, people, new RosterImport("341024", "二.xlsx", Noon)));
        (imported.Added, imported.Changed, imported.Left, imported.Repeated).ShouldBe((forecast.Added, forecast.Changed, forecast.Left, forecast.Repeated));
    }

    [Test]
    public void Findings_stand_with_their_version()
    {
        Write(scope => Store.Roster.Findings.Add(scope, 2, [new RosterFinding(RosterFindingKind.TwoHeads, "H1", null, "该户有2名户主"), new RosterFinding(RosterFindingKind.UnsoundId, "H2", "P2", "没有身份证号")]));

        Store.Read(scope => Store.Roster.Findings.Counts(scope, 2)).ShouldBe(new Dictionary<RosterFindingKind, int> { [RosterFindingKind.TwoHeads] = 1, [RosterFindingKind.UnsoundId] = 1 }, ignoreOrder: true);
        Store.Read(scope => Store.Roster.Findings.Page(scope, 2, RosterFindingKind.UnsoundId, All)).ShouldHaveSingleItem().ShouldBe(new RosterFinding(RosterFindingKind.UnsoundId, "H2", "P2", "没有身份证号"));
        Store.Read(scope => Store.Roster.Findings.Stream(scope, 2, null).Select(f => f.HouseholdCode).ToList()).ShouldBe(["H1", "H2"]);
        Store.Read(scope => Store.Roster.Findings.Page(scope, 1, null, All)).ShouldBeEmpty();
    }

    [Test]
    public void A_roster_draft_waits_with_its_preview_sealed_until_it_is_gone()
    {
        var draft = new RosterDraft { DraftId = "ab12", FileId = "f1", FileName = "名册.xlsx", Length = 5, UploadedBy = "张三", UploadedAt = Noon };
        Write(scope => Store.Roster.Drafts.Add(scope, draft));
        Write(scope => Store.Roster.Drafts.SetPreview(scope, draft with { BaseVersion = 3, Preview = Encoding.UTF8.GetBytes("王大山") }));

        var found = Store.Read(scope => Store.Roster.Drafts.Find(scope, "ab12"))!;
        (found.BaseVersion, Encoding.UTF8.GetString(found.Preview!), found.Refusal).ShouldBe((3, "王大山", null));
        Store.Read(Store.Submissions.FileIds).ShouldContain("f1");
        Store.Read(Store.Roster.Drafts.List).ShouldHaveSingleItem();
        Store.Write(scope => Store.Roster.Drafts.Remove(scope, "ab12")).ShouldBeTrue();
        Store.Write(scope => Store.Roster.Drafts.Remove(scope, "ab12")).ShouldBeFalse();
    }

    [Test]
    public void Uses_of_profiles_are_numbered_and_a_text_of_its_own_is_asked_for_by_its_number()
    {
        var use = new PolicyUse(0, PolicyRepository.Stored, "口径", "qimen 1#ab", "id: qimen", "张三", Noon, "新发文");
        Store.Write(scope => Store.Policies.Add(scope, use)).Source.ShouldBe("stored:1");
        Store.Write(scope => Store.Policies.Add(scope, use with { Source = "qimen" })).Number.ShouldBe(2);

        Store.Read(scope => Store.Policies.Page(scope, All)).Select(u => u.Number).ShouldBe([2, 1]);
        Store.Read(scope => Store.Policies.Find(scope, 1)).ShouldBe(use with { Number = 1, Source = "stored:1" });
        Store.Read(Store.Policies.Count).ShouldBe(2);
        Write(scope => Store.Policies.SetDraft(scope, "bureau", new PolicyDraft("新.yaml", "id: qimen", Noon)));
        Store.Read(scope => Store.Policies.Draft(scope, "bureau")).ShouldBe(new PolicyDraft("新.yaml", "id: qimen", Noon));
        Write(scope => Store.Policies.SetDraft(scope, "bureau", null));
        Store.Read(scope => Store.Policies.Draft(scope, "bureau")).ShouldBeNull();
    }

    [Test]
    public void Parked_rows_and_households_come_a_page_at_a_time()
    {
        var batch = ABatch();
        Write(scope => Store.DeadLetters.ParkRows(scope, batch, [new ParkedRow(0, "A"), new ParkedRow(1, "B")], Noon));

        Store.Read(scope => Store.DeadLetters.PageRows(scope, new Paging(2, 1))).ShouldHaveSingleItem().Fault.ShouldBe("B");
        Store.Read(Store.DeadLetters.CountRows).ShouldBe(2);
        Store.Read(scope => Store.DeadLetters.PageHouseholds(scope, All)).ShouldBeEmpty();
        Store.Read(scope => Store.DeadLetters.CountHouseholds(scope)).ShouldBe(0);
    }

    private long ABatch(string? submissionId = null)
    {
        var submission = submissionId ?? Receive().SubmissionId;
        return Store.Write(scope => Store.Batches.Append(scope, submission, [Alerts.Batch(1, Alerts.Medicals(5))]))[0];
    }

    private void Index(long batch, params IndexedCase[] cases) => Write(scope => Store.Reviews.Index.Replace(scope, [batch], cases));

    private IEnumerable<int> Ordinals(ReviewQuery query)
    {
        var page = Store.Read(scope => Store.Reviews.Index.Page(scope, RowScope.County, query, All));
        Store.Read(scope => Store.Reviews.Index.Count(scope, RowScope.County, query)).ShouldBe(page.Count);
        return page.Select(c => c.Ordinal);
    }

    private static IndexedCase ACase(long batch, int ordinal, bool severe = false, int score = 500, decimal? measure = null) => new()
    {
        BatchId = batch,
        Ordinal = ordinal,
        Waits = true,
        Decision = null,
        Position = ReviewPosition.Of(severe, score, measure),
        Department = Medical,
        Period = August,
        Kind = AlertKind.MedicalCost,
        Score = score,
        Township = "历口镇",
        Line = Encoding.UTF8.GetBytes("王大山"),
    };

    private static ReviewEvent ADecision(long batch) => new()
    {
        Subject = 7,
        Revision = 1,
        Step = ReviewStep.Accept,
        Department = Medical,
        Kind = AlertKind.MedicalCost,
        EventKey = ulong.MaxValue,
        BatchId = batch,
        Ordinal = 1,
        RosterVersion = 1,
        Persons = [17],
        By = "张三",
        Reason = "电话核实",
        At = Noon,
    };

    private void Import(params int[] people) => Store.Write(scope => Store.Roster.Import(scope, people.Select(RosterTests.APerson), new RosterImport("341024", "名册.xlsx", Noon)));

    private IEnumerable<RosterMove> Moves(int earlier, int later) => Store.Read(scope => Store.Roster.Differences.Page(scope, RowScope.County, earlier, later, null, All)).Select(d => d.Move);
}
