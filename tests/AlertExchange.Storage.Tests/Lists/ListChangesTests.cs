using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Tests.Bureau;
using AlertExchange.Storage.Verification;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Tests.Lists;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ListChangesTests(TestDatabase database) : StoreTests(database)
{
    [TestCase(11)]
    [TestCase(12)]
    public void Whatever_changes_a_warning_or_a_task_stands_in_the_lists(int seed)
    {
        var county = ListedCounty.Make(Store, seed, 300, Noon);
        ShouldHoldEverything();

        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            ChangeSomething(county, random);
            ShouldHoldEverything();
        }
    }

    [Test]
    public void Two_programs_that_take_in_at_once_take_in_everything_once()
    {
        ListedCounty.Make(Store, 13, 300, Noon);
        using var other = OpenAgain();

        Parallel.ForEach(new[] { Store, other, Store, other }, store => store.ReadLists(ShouldBeTheSame));
    }

    [Test]
    public void What_waits_is_taken_in_piece_by_piece()
    {
        var county = ListedCounty.Make(Store, 14, 300, Noon);
        Store.TakeInLists();

        // One change a revision, told far wider than it is.
        Write(scope =>
        {
            for (var i = 0; i < 3; i++)
            {
                ListChanges.Note(scope, scope.NextRevision(), ListSubject.Warning, [1, .. Enumerable.Range(0, 7000).Select(n => (long)n)]);
            }
        });
        Write(scope => Store.Warnings.Close(scope, [.. county.Warnings.Select(w => w.Warning.Due.WarningId)], Noon));

        Store.Write(TakeIn).ShouldBeTrue();
        Store.AwaitedByLists().IsNothing.ShouldBeFalse();
        ShouldHoldEverything();
        Store.AwaitedByLists().IsNothing.ShouldBeTrue();

        static bool TakeIn(WriteScope scope)
        {
            ListChanges.TakeIn(scope);
            return true;
        }
    }

    [TestCase(new long[] { }, "")]
    [TestCase(new long[] { 4 }, "4-4")]
    [TestCase(new long[] { 7, 3, 4, 5, 9, 8, 4 }, "3-5 7-9")]
    [TestCase(new long[] { 1, 3, 5 }, "1-1 3-3 5-5")]
    public void Numbers_beside_one_another_make_a_range(long[] numbers, string ranges) =>
        string.Join(' ', NumberRange.Of(numbers).Select(r => $"{r.First}-{r.Last}")).ShouldBe(ranges);

    private void ChangeSomething(ListedCounty county, Random random)
    {
        var (warning, place, _) = county.Warnings[random.Next(county.Warnings.Count)];
        var task = county.Tasks.Values.ElementAt(random.Next(county.Tasks.Count));
        Write(scope =>
        {
            switch (random.Next(5))
            {
                case 0:
                    Store.Warnings.Close(scope, [warning.Due.WarningId, county.Warnings[0].Warning.Due.WarningId], Noon);
                    break;
                case 1:
                    Store.Bureau.Places.Place(scope, warning.Due.Household, new PlacedHousehold(new Placement("341098009", "庚镇", null, null), "bureau", "局", Noon));
                    break;
                case 2:
                    var withdrawn = warning with { Status = WarningStatus.Withdrawn, Due = warning.Due with { Period = new Period(2022, random.Next(1, 13)), Measure = 77 } };
                    Store.Warnings.Apply(scope, [new WarningWrite(new WarningChange(WarningChangeKind.Withdraw, withdrawn), place, "S9", Noon)]);
                    break;
                case 3:
                    Store.Verification.Add(
                        scope, task with { State = TaskState.WithVillage, HandedTo = "341098001201", DueOn = task.DueOn.AddDays(1) },
                        new VerificationEvent { Action = TaskAction.HandToVillage, State = TaskState.WithVillage, By = Role.Township, Login = "zhen", Name = "镇", At = Noon });
                    break;
                default:
                    Store.Tasks.Save(scope, [new Storage.Tasks.TaskWrite(task with { State = TaskState.Closed, Outcome = "no-risk" }, new Period(2022, 9), "S9", Noon)]);
                    break;
            }
        });
    }

    private void ShouldHoldEverything() => Store.ReadLists(ShouldBeTheSame);

    /// <summary>Row for row, column for column, both ways.</summary>
    private static bool ShouldBeTheSame(ReadScope scope)
    {
        foreach (var list in (ListTable[])[ListChanges.Warnings, ListChanges.Tasks])
        {
            scope.First<int>($"SELECT COUNT(*) FROM {list.Source}").ShouldBeGreaterThan(0);
            scope.First<int>($"SELECT COUNT(*) FROM (SELECT {list.Columns} FROM {list.Source} EXCEPT SELECT {list.Columns} FROM {list.List}) missing").ShouldBe(0, list.List);
            scope.First<int>($"SELECT COUNT(*) FROM (SELECT {list.Columns} FROM {list.List} EXCEPT SELECT {list.Columns} FROM {list.Source}) surplus").ShouldBe(0, list.List);
        }

        return true;
    }
}
