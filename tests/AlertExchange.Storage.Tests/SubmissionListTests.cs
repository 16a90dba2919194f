using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SubmissionListTests(TestDatabase database) : StoreTests(database)
{
    private static readonly DepartmentId Education = new("education");
    private static readonly RowScope Own = RowScope.Of(new Viewer("yibao", "医保联络员", Role.Liaison, Medical));

    [Test]
    public void A_department_pages_through_its_own_files_newest_first()
    {
        var ids = Enumerable.Range(0, 5).Select(i => Receive("d" + i).SubmissionId).Reverse().ToList();
        Receive("other", department: Education);

        var (lines, count) = Page(Own, new SubmissionFilter(), 2);

        lines.Select(l => l.SubmissionId).ShouldBe(ids[2..4]);
        count.ShouldBe(5);
    }

    [Test]
    public void A_list_is_narrowed_by_month_and_state()
    {
        Receive("a");
        var failed = Move(Receive("b"), SubmissionState.Failed);
        Receive("c", new Period(2022, 7));

        Page(Own, new SubmissionFilter(August), 1).Count.ShouldBe(2);
        Page(Own, new SubmissionFilter(August, SubmissionState.Failed), 1).Lines.ShouldHaveSingleItem().SubmissionId.ShouldBe(failed.SubmissionId);
        Store.Read(scope => Store.SubmissionLists.Periods(scope, Own)).ShouldBe([August, new Period(2022, 7)]);
    }

    [Test]
    public void A_file_of_another_department_is_not_there()
    {
        var other = Receive("a", department: Education).SubmissionId;

        Store.Read(scope => Store.SubmissionLists.Find(scope, Own, other)).ShouldBeNull();
        Store.Read(scope => Store.SubmissionLists.Find(scope, RowScope.Nothing, other)).ShouldBeNull();
        Store.Read(scope => Store.SubmissionLists.Find(scope, RowScope.County, other))!.Department.ShouldBe(Education);
    }

    [Test]
    public void Only_files_that_count_are_reports_and_those_under_way_are_about_to()
    {
        var counted = Move(Receive("a"), SubmissionState.Completed);
        Move(Receive("b"), SubmissionState.Failed);
        Move(Receive("d"), SubmissionState.Held);
        var begun = Receive("c");

        Store.Read(scope => Store.SubmissionLists.Reports(scope, Own, August, August)).ShouldHaveSingleItem().ReceivedAt.ShouldBe(Noon);
        Store.Read(scope => Store.SubmissionLists.Reports(scope, Own, new Period(2022, 9), new Period(2022, 12))).ShouldBeEmpty();
        Store.Read(scope => Store.SubmissionLists.Standing(scope, Medical, August)).Select(s => (s.SubmissionId, s.Counts)).ShouldBe([(counted.SubmissionId, true), (begun.SubmissionId, false)]);
    }

    private (IReadOnlyList<Submission> Lines, int Count) Page(RowScope rows, SubmissionFilter filter, int page) =>
        Store.Read(scope => Store.SubmissionLists.Page(scope, rows, filter, new Paging(page, 2)));
}
