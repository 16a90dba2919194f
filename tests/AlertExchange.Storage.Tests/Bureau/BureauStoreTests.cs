using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Silencing;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Tests.Bureau;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class BureauStoreTests(TestDatabase database) : StoreTests(database)
{
    private static readonly (string, string) Owner = ("bureau", "乡村振兴局");

    private SilenceRepository Silences => Store.Bureau.Silences;

    [Test]
    public void A_silence_begins_and_ends_by_the_clock()
    {
        var number = Add(new SilenceMatcher(SubjectKey.OnRoster(7)), Noon.AddDays(1), Noon.AddDays(3));

        Listed(SilenceState.Pending, Noon).ShouldBe([number]);
        Listed(SilenceState.Active, Noon).ShouldBeEmpty();
        Listed(SilenceState.Active, Noon.AddDays(1)).ShouldBe([number]);
        Listed(SilenceState.Active, Noon.AddDays(3).AddTicks(-1)).ShouldBe([number]);
        Listed(SilenceState.Expired, Noon.AddDays(3)).ShouldBe([number]);
    }

    [Test]
    public void A_silence_that_is_ended_says_by_whom_and_keeps_what_was_planned()
    {
        var number = Add(new SilenceMatcher(Rule: "medical-self-pay", TownshipCode: "341098001"), Noon, Noon.AddDays(30));
        var version = Store.Read(Silences.Version);

        Store.Write(scope => Silences.End(scope, number, "other", Noon.AddDays(2))).ShouldBeTrue();
        Store.Write(scope => Silences.End(scope, number, "third", Noon.AddDays(3))).ShouldBeFalse();

        var stored = Store.Read(scope => Silences.Find(scope, number))!;
        (stored.EndedBy, stored.Silence.EndsAt, stored.PlannedUntil, stored.Reason, stored.OwnerName).ShouldBe(("other", Noon.AddDays(2), Noon.AddDays(30), "已另案办理", "乡村振兴局"));
        Store.Read(Silences.Version).ShouldBeGreaterThan(version);
        Store.Read(scope => Silences.Running(scope, Noon.AddDays(2))).IsEmpty.ShouldBeTrue();
    }

    [Test]
    public void A_silence_that_never_began_can_be_ended()
    {
        var number = Add(new SilenceMatcher(SubjectKey.OnRoster(7)), Noon.AddDays(5), Noon.AddDays(9));

        Store.Write(scope => Silences.End(scope, number, "other", Noon)).ShouldBeTrue();

        Listed(SilenceState.Expired, Noon).ShouldBe([number]);
        Listed(SilenceState.Active, Noon.AddDays(6)).ShouldBeEmpty();
    }

    [Test]
    public void What_is_held_back_is_due_again_when_nothing_covers_it()
    {
        var county = ListedCounty.Make(Store, 6, 300, Noon);
        var expected = county.Warnings.Where(w => county.HeldBack.Contains(w.Warning.Due.WarningId)
            && (w.Warning.Status is not (WarningStatus.Raised or WarningStatus.Escalated) || !county.IsSilenced(w.Warning, w.Place, Noon))).Select(w => w.Warning.Due.WarningId).ToList();

        var due = Store.Read(scope => Silences.DueAgain(scope, Noon, 1000));

        due.Select(d => d.WarningId).ShouldBe(expected, ignoreOrder: true);
        Store.Write(scope =>
        {
            Silences.Release(scope, expected);
            return true;
        });
        Store.Read(scope => Silences.DueAgain(scope, Noon, 1000)).ShouldBeEmpty();
        Store.Read(scope => Silences.DueAgain(scope, Noon.AddDays(60), 1000)).Count.ShouldBe(county.HeldBack.Count - expected.Count);
    }

    [Test]
    public void The_newest_word_on_a_place_counts_and_moves_the_warnings()
    {
        var county = ListedCounty.Make(Store, 7, 100, Noon);
        var household = county.Warnings[0].Warning.Due.Household;
        var first = new Placement("341098001", "甲镇", null, null);
        var second = new Placement("341098002", "乙镇", "341098002201", "丙村");

        Store.Write(scope => Store.Bureau.Places.Place(scope, household, new PlacedHousehold(first, "bureau", "局", Noon)));
        var moved = Store.Write(scope => Store.Bureau.Places.Place(scope, household, new PlacedHousehold(second, "bureau", "局", Noon)));

        moved.ShouldBe(county.Warnings.Count(w => w.Warning.Due.Household == household));
        Store.Read(scope => Store.Bureau.Places.Load(scope, [household, SubjectKey.OnRoster(9999)])).ShouldHaveSingleItem().Value.ShouldBe(second);
        Store.Read(scope => Store.Bureau.Places.History(scope, [household]))[household].Select(p => p.Place).ShouldBe([first, second]);
        Store.Read(scope => Store.Warnings.ListForHousehold(scope, household)).ShouldAllBe(w => w.Place == second);
    }

    [Test]
    public void A_task_remembers_when_it_was_asked_for_and_by_whom()
    {
        var county = ListedCounty.Make(Store, 8, 100, Noon);
        string[] tasks = [.. county.Tasks.Values.Take(2).Select(t => t.TaskId)];
        foreach (var day in (int[])[0, 3])
        {
            Store.Write(scope =>
            {
                Store.Bureau.Reminders.Add(scope, tasks[..(day == 0 ? 2 : 1)], "bureau", day == 0 ? "甲" : "乙", Noon.AddDays(day));
                return true;
            });
        }

        var latest = Store.Read(scope => Store.Bureau.Reminders.Latest(scope, [.. county.Tasks.Values.Select(t => t.TaskId)]));

        latest.ShouldBe(new Dictionary<string, DateTimeOffset> { [tasks[0]] = Noon.AddDays(3), [tasks[1]] = Noon }, ignoreOrder: true);
        Store.Read(scope => Store.Bureau.Reminders.Newest(scope, tasks)).ShouldBe(
            new Dictionary<string, TaskReminder> { [tasks[0]] = new("乙", Noon.AddDays(3)), [tasks[1]] = new("甲", Noon) }, ignoreOrder: true);
        Store.Read(scope => Store.Bureau.Reminders.Of(scope, tasks[0])).ShouldBe([new TaskReminder("甲", Noon), new TaskReminder("乙", Noon.AddDays(3))]);
    }

    [Test]
    public void A_saved_view_is_replaced_by_its_name_and_shared_ones_are_seen_by_others()
    {
        void Save(string login, string name, string query, bool shared) => Store.Write(scope =>
        {
            Store.Bureau.Views.Save(scope, "warnings", login, name, query, shared, Noon);
            return true;
        });
        Save("a", "超期", "doing=overdue", shared: false);
        Save("a", "超期", "doing=overdue&sort=place", shared: true);
        Save("b", "我的", "status=closed", shared: false);

        Store.Read(scope => Store.Bureau.Views.Of(scope, "warnings", "b")).Select(v => (v.Name, v.Query)).ShouldBe([("我的", "status=closed"), ("超期", "doing=overdue&sort=place")], ignoreOrder: true);
        var theirs = Store.Read(scope => Store.Bureau.Views.Of(scope, "warnings", "a")).ShouldHaveSingleItem();
        Store.Write(scope => Store.Bureau.Views.Remove(scope, "warnings", "b", theirs.Number)).ShouldBeFalse();
        Store.Write(scope => Store.Bureau.Views.Remove(scope, "warnings", "a", theirs.Number)).ShouldBeTrue();
    }

    private long Add(SilenceMatcher matcher, DateTimeOffset from, DateTimeOffset until) => Store.Write(scope => Silences.Add(scope, matcher, from, until, Owner, "已另案办理", Noon));

    private List<long> Listed(SilenceState state, DateTimeOffset now)
    {
        var listed = Store.Read(scope => Silences.Page(scope, state, now, new Paging(1, 50))).Select(s => s.Silence.Number).ToList();
        listed.Count.ShouldBe(Store.Read(scope => Silences.Count(scope, state, now)));
        return listed;
    }
}
