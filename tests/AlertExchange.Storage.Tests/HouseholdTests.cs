using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Households;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using Dapper;

namespace AlertExchange.Storage.Tests;

/// <summary>One household's rows among all that is stored, and people by name.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class HouseholdTests(TestDatabase database) : StoreTests(database)
{
    // In one bucket, so that it takes the whole key to tell them apart.
    private static readonly SubjectKey Ours = SubjectKey.OnRoster(5);
    private static readonly SubjectKey Neighbours = SubjectKey.OnRoster(5 + 64);
    private static readonly SubjectKey Stranger = SubjectKey.OffRoster(((UInt128)1 << 100) | 5);

    [Test]
    public void A_households_alerts_are_found_and_nobody_elses()
    {
        var submission = Receive();
        var batch = Append(submission, [Ours, Neighbours, Ours, Stranger]);
        Write(scope => Store.Batches.MarkLive(scope, submission.SubmissionId));

        Alerts(Ours).Select(a => (a.BatchId, a.Entry.Ordinal, a.Counts)).ShouldBe([(batch, 0, true), (batch, 2, true)]);
        Alerts(Stranger).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => a.Entry.Ordinal.ShouldBe(3), a => a.Department.ShouldBe(Medical), a => a.Period.ShouldBe(August), a => a.ReceivedAt.ShouldBe(Noon), a => a.FileName.ShouldBe("8月.xlsx"));
        Alerts(SubjectKey.OnRoster(5 + 128)).ShouldBeEmpty();
    }

    [Test]
    public void Alerts_of_a_file_that_does_not_count_yet_are_not_found()
    {
        Append(Receive(), [Ours]);

        Alerts(Ours).ShouldBeEmpty();
    }

    [Test]
    public void A_batch_that_is_matched_again_belongs_to_whom_it_now_says()
    {
        var submission = Receive();
        var batch = Append(submission, [Ours, Ours]);
        Write(scope => Store.Batches.MarkLive(scope, submission.SubmissionId));

        Write(scope => Store.Batches.SaveMatches(scope, [Match(batch, [Neighbours, Neighbours])]));

        Alerts(Ours).ShouldBeEmpty();
        Alerts(Neighbours).Count.ShouldBe(2);
    }

    [Test]
    public void Alerts_that_a_later_file_replaced_are_told_as_such()
    {
        var submission = Receive();
        var batch = Append(submission, [Ours, Ours]);
        Write(scope => Store.Batches.MarkLive(scope, submission.SubmissionId));
        var dead = new DeadAlerts(2);
        dead.Add(1);
        Write(scope => Store.Batches.MarkDead(scope, batch, dead, DeathReason.Superseded, submission.SubmissionId, Noon));

        Alerts(Ours).Select(a => a.Counts).ShouldBe([true, false]);
    }

    [Test]
    public void What_an_older_program_matched_is_taken_in_once()
    {
        var submission = Receive();
        var batch = Append(submission, [Ours]);
        Write(scope => Store.Batches.MarkLive(scope, submission.SubmissionId));
        using (var connection = Connect())
        {
            connection.Execute("DELETE FROM household_batch");
            connection.Execute("DELETE FROM household_batch_to_do");
            connection.Execute("INSERT INTO household_batch_to_do (batch_id) VALUES (@batch)", new { batch });
        }

        Store.AwaitedByLists().Batch.ShouldBe(batch);
        Alerts(Ours).ShouldHaveSingleItem();
        Store.AwaitedByLists().IsNothing.ShouldBeTrue();
    }

    [Test]
    public void A_household_is_seen_where_it_has_a_task()
    {
        var place = new Placement("341024101", "平里镇", "341024101201", "平里村");
        var task = new VerificationTask
        {
            TaskId = "T-0000000000000001",
            Household = Ours,
            Number = 1,
            Place = place,
            State = TaskState.Assigned,
            AssignedOn = new DateOnly(2022, 8, 20),
            DueOn = new DateOnly(2022, 8, 30),
            Warnings = [],
        };
        Write(scope => Store.Tasks.Save(scope, [new TaskWrite(task, August, "S20220820-0001", Noon)]));

        HasTaskIn(Township("341024101")).ShouldBeTrue();
        HasTaskIn(Township("341024102")).ShouldBeFalse();
        HasTaskIn(RowScope.County).ShouldBeTrue();
        HasTaskIn(RowScope.Nothing).ShouldBeFalse();
        HasTaskIn(RowScope.Of(new Viewer("cun", "村", Role.Village, TownshipCode: "341024101", VillageCode: "341024101201"))).ShouldBeFalse("the township has not handed it on");
        Store.Read(scope => Store.Households.TaskEvents(scope, Ours)).ShouldHaveSingleItem().State.ShouldBe(TaskState.Assigned);
    }

    [Test]
    public void People_are_found_by_name_whole_or_by_its_beginning_and_by_place()
    {
        Import([A("1", "王大山", "平里镇", "平里村"), A("2", "王大山", "历口镇", "历口村"), A("3", "王大", "平里镇", null), A("4", "王二", "平里镇", "平里村"), A("5", "玌大", "平里镇", "平里村")]);

        Found(new NameSearch("王大山", false, null)).ShouldBe(["1", "2"]);
        Found(new NameSearch("王大", false, null)).ShouldBe(["3"]);
        Found(new NameSearch("王大", true, null)).ShouldBe(["3", "1", "2"]);
        Found(new NameSearch("王", true, null)).ShouldBe(["4", "3", "1", "2"], "a prefix ends before the next character of the code table");
        Found(new NameSearch("王大", true, [new PlacePair("平里镇", "平里村")])).ShouldBe(["1"]);
        Found(new NameSearch("王大", true, [new PlacePair("平里镇", null), new PlacePair("历口镇", "历口村")])).ShouldBe(["3", "2"]);
        Found(new NameSearch("王大", true, [])).ShouldBeEmpty();
        Store.Read(scope => Store.People.Page(scope, 1, new NameSearch("王大", true, null), new Paging(2, 2))).ShouldHaveSingleItem().Person.PersonCode.ShouldBe("2");
    }

    [Test]
    public void Rare_characters_and_long_names_are_found()
    {
        var minority = "阿卜杜热西提·阿卜杜吾普尔·买买提依明·吐尔逊江·艾合买提";
        Import([A("1", "𠮷田山", "平里镇", "平里村"), A("2", minority, "平里镇", "平里村"), A("3", "<script>alert(1)</script>", "平里镇", "平里村")]);

        Found(new NameSearch("𠮷", true, null)).ShouldBe(["1"]);
        Found(new NameSearch(minority, false, null)).ShouldBe(["2"]);
        Found(new NameSearch("阿卜杜", true, null)).ShouldBe(["2"]);
        Found(new NameSearch("<script>alert(1)</script>", false, null)).ShouldBe(["3"]);
    }

    [Test]
    public void Only_people_of_the_newest_roster_are_found_and_a_household_that_left_is_known()
    {
        Import([A("1", "王大山", "平里镇", "平里村"), A("2", "李四", "平里镇", "平里村")]);
        Import([A("2", "李四", "平里镇", "平里村")]);

        Found(new NameSearch("王大山", false, null), version: 2).ShouldBeEmpty();
        var left = Store.Read(scope => Store.Households.Find(scope, "H1")).ShouldNotBeNull();
        Store.Read(scope => Store.Households.LastVersion(scope, left)).ShouldBe(1);
        Store.Read(scope => Store.Households.Find(scope, "H9")).ShouldBeNull();
        Store.Read(scope => Store.People.Places(scope, 2)).ShouldBe([new PlacePair("平里镇", "平里村")]);
    }

    private IReadOnlyList<HouseholdAlertRow> Alerts(SubjectKey household) => Store.ReadLists(scope => Store.Households.Alerts(scope, household));

    private bool HasTaskIn(RowScope rows) => Store.Read(scope => Store.Households.HasTaskIn(scope, Ours, rows));

    private static RowScope Township(string code) => RowScope.Of(new Viewer("xiang", "乡", Role.Township, TownshipCode: code));

    private List<string> Found(NameSearch search, int version = 1)
    {
        var found = Store.Read(scope => Store.People.Page(scope, version, search, new Paging(1, 50)).Select(p => p.Person.PersonCode).ToList());
        Store.Read(scope => Store.People.Count(scope, version, search)).ShouldBe(found.Count);
        return found;
    }

    private void Import(IReadOnlyList<RosterPerson> people) => Write(scope => Store.Roster.Import(scope, people, new RosterImport("341024", "花名册.xlsx", Noon, "张三")));

    private static RosterPerson A(string code, string name, string township, string? village) =>
        new() { PersonCode = code, HouseholdCode = "H" + code, Name = name, Township = township, Village = village };

    private long Append(Submission submission, SubjectKey[] households)
    {
        var batch = Tests.Alerts.Batch(1, Tests.Alerts.Medicals(households.Length)) with { Match = Match(0, households) };
        return Store.Write(scope => Store.Batches.Append(scope, submission.SubmissionId, [batch]))[0];
    }

    private static MatchedBatch Match(long batchId, SubjectKey[] households) => new(
        batchId, 1, [], LedgerCodec.Encode([.. households.Select((household, i) => new LedgerEntry { Household = household, Person = household, AlertId = new AlertId((UInt128)i), EventKey = 3, Ordinal = i })]),
        households.Length, 0, 0);
}
