using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Drafts;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DraftTests(TestDatabase database) : StoreTests(database)
{
    private static readonly RowScope Own = RowScope.Of(new Viewer("yibao", "医保联络员", Role.Liaison, Medical));
    private static readonly RowScope Others = RowScope.Of(new Viewer("jiaoyu", "教育联络员", Role.Liaison, new DepartmentId("education")));

    [Test]
    public void A_draft_is_its_departments_alone()
    {
        var draft = Add("a");

        Find(Own, "a").ShouldBe(draft);
        Find(RowScope.County, "a").ShouldBe(draft);
        Find(Others, "a").ShouldBeNull();
        Find(RowScope.Nothing, "a").ShouldBeNull();
        Store.Read(scope => Store.Drafts.ListOpen(scope, Own, 10)).ShouldHaveSingleItem();
        Store.Read(scope => Store.Drafts.ListOpen(scope, Others, 10)).ShouldBeEmpty();
    }

    [Test]
    public void Of_two_that_change_what_they_saw_the_second_changes_nothing()
    {
        var draft = Add("a");

        Change(draft with { State = DraftState.Checked, ReportJson = "{}", Kind = AlertKind.MedicalCost }).ShouldBeTrue();
        Change(draft with { State = DraftState.Refused, FileId = null }).ShouldBeFalse();

        var now = Find(Own, "a")!;
        (now.State, now.Revision, now.FileId, now.Kind).ShouldBe((DraftState.Checked, 1, draft.FileId, AlertKind.MedicalCost));
    }

    [Test]
    public void Findings_are_read_by_their_numbers_and_replaced_by_the_next_check()
    {
        Add("a");
        Save(120);
        Save(70);

        Store.Read(scope => Store.Drafts.ReadFindings(scope, "a", 50, 100)).Select(f => f.Row).ShouldBe(Enumerable.Range(51, 20));
        Encoding.UTF8.GetString(Store.Read(scope => Store.Drafts.ReadRows(scope, "a"))!).ShouldBe("王示例");
    }

    [Test]
    public void The_first_rows_do_not_stand_in_plain_and_are_gone_when_the_file_is_handed_in()
    {
        Add("a");
        Save(3);
        var stored = Store.Read(scope => scope.First<byte[]>("SELECT sealed_rows FROM upload_draft"))!;
        stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes("示例")).ShouldBe(-1);

        Write(scope => Store.Drafts.ForgetFindings(scope, "a"));

        Store.Read(scope => Store.Drafts.ReadRows(scope, "a")).ShouldBeNull();
        Store.Read(scope => Store.Drafts.ReadFindings(scope, "a", 0, 100)).ShouldBeEmpty();
    }

    [Test]
    public void Its_file_is_in_use_until_it_is_removed()
    {
        var draft = Add("a");
        Store.Read(Store.Submissions.FileIds).ShouldContain(draft.FileId!);

        Store.Write(scope => Store.Drafts.Remove(scope, draft)).ShouldBeTrue();

        Store.Read(Store.Submissions.FileIds).ShouldBeEmpty();
        Store.Write(scope => Store.Drafts.Remove(scope, draft)).ShouldBeFalse();
    }

    [Test]
    public void One_that_was_handed_in_since_it_was_looked_at_is_not_removed_nor_its_file()
    {
        var seen = Add("a");
        Save(3);
        Change(seen with { State = DraftState.Confirmed, FileId = null, SubmissionId = "S20220820-0001" }).ShouldBeTrue();

        Store.Write(scope => Store.Drafts.Remove(scope, seen)).ShouldBeFalse();

        Find(Own, "a")!.SubmissionId.ShouldBe("S20220820-0001");
        Store.Read(scope => Store.Drafts.ReadFindings(scope, "a", 0, 10)).Count.ShouldBe(3);
    }

    [Test]
    public void Those_whose_time_is_over_are_told_whatever_zone_their_time_was_written_in()
    {
        Add("over", Noon.AddHours(-1).ToOffset(TimeSpan.Zero));
        Add("not-yet", Noon.AddHours(1).ToOffset(TimeSpan.FromHours(-9)));

        Store.Read(scope => Store.Drafts.ListExpired(scope, Noon, 10)).Select(d => d.DraftId).ShouldBe(["over"]);
    }

    [Test]
    public void A_zero_report_that_a_person_takes_back_keeps_who_and_why()
    {
        Store.Write(scope => Store.ZeroReports.Report(scope, Medical, August, "王示例", Noon));

        Store.Write(scope => Store.ZeroReports.TakeBack(scope, Medical, August, "李示例", "漏了两户", Noon.AddHours(1))).ShouldBeTrue();
        Store.Write(scope => Store.ZeroReports.TakeBack(scope, Medical, August, "李示例", "漏了两户", Noon.AddHours(1))).ShouldBeFalse();

        var zero = Store.Read(scope => Store.ZeroReports.ListOf(scope, Medical, August, August)).ShouldHaveSingleItem();
        (zero.Stands, zero.WasTakenBack, zero.WithdrawnBy, zero.WithdrawnReason).ShouldBe((false, true, "李示例", "漏了两户"));
        Store.Read(scope => Store.ZeroReports.ListOf(scope, Medical, new Period(2022, 9), new Period(2022, 12))).ShouldBeEmpty();
    }

    private UploadDraft Add(string id, DateTimeOffset? expires = null)
    {
        var draft = new UploadDraft
        {
            DraftId = id,
            State = DraftState.Checking,
            Department = Medical,
            Period = August,
            FileName = "8月.xlsx",
            FileId = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(id.PadRight(16, '0'))),
            FileDigest = "d",
            FileKeyedDigest = "k",
            FileLength = 100,
            UploadedBy = "医保联络员",
            UploadedAt = Noon,
            ExpiresAt = expires ?? Noon.AddDays(14),
        };
        Write(scope => Store.Drafts.Add(scope, draft));
        return draft;
    }

    private UploadDraft? Find(RowScope rows, string id) => Store.Read(scope => Store.Drafts.Find(scope, rows, id));

    private bool Change(UploadDraft draft) => Store.Write(scope => Store.Drafts.TryChange(scope, draft));

    private void Save(int count) => Write(scope => Store.Drafts.SaveFindings(
        scope, "a", [.. Enumerable.Range(1, count).Select(i => new DraftFinding(i % 2 == 0, "表一", i, i % 3 == 0 ? null : "个人自付", "请补填"))], Encoding.UTF8.GetBytes("王示例")));
}
