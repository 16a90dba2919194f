using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Tests.Lists;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ListQueryTests(TestDatabase database) : StoreTests(database)
{
    private static readonly (string Department, string? Township, string? Village)[] Rows =
    [
        ("housing", "341098001", "341098001201"), ("housing", "341098001", "341098001202"), ("education", "341098002", "341098002201"),
        ("education", "341098001", null), ("housing", null, null),
    ];

    [SetUp]
    public void FillTable() => Store.Write(scope =>
    {
        for (var i = 0; i < Rows.Length; i++)
        {
            var (department, township, village) = Rows[i];
            scope.Execute(
                """
                INSERT INTO task (task_no, task_id, household_key, number, first_period, last_period, township_code, village_code, state, assigned_on, due_on, outcome)
                VALUES (@i, @i, @i, 1, '2022-08', '2022-08', @township, @village, 1, '2022-08-01', '2022-08-16', @department)
                """, new { i, department, township, village });
        }

        return true;
    });

    [Test]
    public void The_county_sees_every_row_and_a_forgotten_scope_none()
    {
        Seen(RowScope.County).ShouldBe([0, 1, 2, 3, 4]);
        Seen(RowScope.Nothing).ShouldBeEmpty();
        Seen(default).ShouldBeEmpty();
    }

    [Test]
    public void A_township_sees_its_own_rows_and_a_village_only_its_village()
    {
        Seen(Of(Role.Township, township: "341098001")).ShouldBe([0, 1, 3]);
        Seen(Of(Role.Village, township: "341098001", village: "341098001202")).ShouldBe([1]);
        Seen(Of(Role.Village, township: "341098002", village: "341098001202")).ShouldBeEmpty();
    }

    [Test]
    public void A_department_sees_what_it_sent_and_nothing_of_a_table_of_places()
    {
        var housing = Of(Role.Liaison, department: "housing");
        Seen(housing).ShouldBe([0, 1, 4]);
        Numbers(new Conditions().ByPlace(housing, "township_code", "village_code")).ShouldBeEmpty();
        Numbers(new Conditions().ByDepartment(housing, "outcome")).ShouldBe([0, 1, 4]);
        Numbers(new Conditions().ByDepartment(Of(Role.Township, township: "341098001"), "outcome")).ShouldBeEmpty();
    }

    [Test]
    public void Roles_without_rows_of_their_own_see_none() => new[] { Role.Auditor, Role.Administrator }.SelectMany(role => Seen(Of(role))).ShouldBeEmpty();

    [Test]
    public void What_is_not_there_comes_first_and_the_other_way_round_last()
    {
        string[] order = ["township_code?", "village_code?", "task_no"];
        Numbers(new Conditions(), ListOrder.By(descending: false, order)).ShouldBe([4, 3, 0, 1, 2]);
        Numbers(new Conditions(), ListOrder.By(descending: true, order)).ShouldBe([2, 1, 0, 3, 4]);
    }

    [Test]
    public void Pages_follow_one_another_and_end()
    {
        var list = new ListQuery("task", new Conditions().And("state = @state", ("state", 1)), ListOrder.By(descending: false, "task_no"));
        Store.Read(list.Count).ShouldBe(5);
        Page(list, 1).ShouldBe([0, 1]);
        Page(list, 3).ShouldBe([4]);
        Page(list, 4).ShouldBeEmpty();
        Page(list, 0).ShouldBe([0, 1]);
        Store.Read(scope => list.Stream<long>(scope, "task_no").ToList()).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Test]
    public void One_name_cannot_stand_for_two_values() => Should.Throw<InvalidOperationException>(
        () => new Conditions().And("state = @state", ("state", 1)).And("state <> @state", ("state", 2)));

    private static RowScope Of(Role role, string? department = null, string? township = null, string? village = null) =>
        new Viewer("somebody", "某人", role, department is null ? null : new DepartmentId(department), township, village).Rows;

    private IReadOnlyList<long> Seen(RowScope scope) => Numbers(new Conditions().ByPlaceOrDepartment(scope, "township_code", "village_code", "outcome"));

    private IReadOnlyList<long> Numbers(Conditions where, string order = "task_no") =>
        Store.Read(scope => new ListQuery("task", where, order).Page<long>(scope, "task_no", new Paging(1, 50)));

    private IReadOnlyList<long> Page(ListQuery list, int page) => Store.Read(scope => list.Page<long>(scope, "task_no", new Paging(page, 2)));
}
