using System.Net;
using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Intake.Tests.Reading;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>Files that nobody should have sent: each is answered in Chinese, and nothing of it is kept.</summary>
public sealed class HostileUploadTests
{
    private ServedCounty _county = null!;
    private LiaisonClient _liaison = null!;
    private int _filesBefore;

    private static IEnumerable<TestCaseData> Hostile =>
    [
        new TestCaseData("名单.xls", Encoding.UTF8.GetBytes("<html><body><table><tr><td>姓名</td></tr></table></body></html>"), "网页（HTML）").SetArgDisplayNames("html"),
        new TestCaseData("名单.xlsx", OleBuilder.Build(("EncryptionInfo", new byte[300]), ("EncryptedPackage", new byte[9000])), "打开密码").SetArgDisplayNames("password"),
        new TestCaseData("名单.xlsx", Array.Empty<byte>(), "文件是空的").SetArgDisplayNames("empty"),
        new TestCaseData("名单.xlsx", "PK\x03\x04 and then nothing"u8.ToArray(), "不完整或已损坏").SetArgDisplayNames("cut off"),
        new TestCaseData("名单.xlsx", new WorkbookBuilder().Sheet("表", "<row><c><v>1</v></c></row>").Part("xl/vbaProject.bin", [1]).Build(), "带有宏").SetArgDisplayNames("macro"),
        new TestCaseData("名单.pdf", "%PDF-1.4"u8.ToArray(), "PDF").SetArgDisplayNames("pdf"),
        new TestCaseData("名单.csv", Encoding.UTF8.GetBytes("你好"), "没有").SetArgDisplayNames("no table"),
    ];

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync();
        _liaison = await LiaisonClient.OfAsync(_county);
        _filesBefore = Files();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _liaison.Dispose();
        await _county.DisposeAsync();
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task Is_refused_in_Chinese_and_nothing_is_kept(string fileName, byte[] content, string told)
    {
        using var answer = await _liaison.UploadAsync(fileName, new ByteArrayContent(content));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(told);
        ShouldKeepNothing();
    }

    [Test]
    public async Task A_file_over_the_limit_is_answered_413_in_Chinese()
    {
        using var answer = await _liaison.UploadAsync("大表.csv", new StreamContent(new MemoryStream(new byte[70 << 20])));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("超过 50 MB 的上限");
        ShouldKeepNothing();
    }

    [Test]
    public async Task A_file_over_the_limit_that_does_not_say_its_length_is_answered_413_too()
    {
        using var answer = await _liaison.UploadAsync("大表.csv", new StreamContent(new EndlessContent(52 << 20)));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        ShouldKeepNothing();
    }

    [TestCase("forged")]
    [TestCase("")]
    public async Task A_form_without_the_page_s_token_is_refused(string token)
    {
        using var answer = await _liaison.UploadAsync("9月.csv", new ByteArrayContent(Insured.Csv(1, 10)), token: token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ShouldKeepNothing();
    }

    [Test]
    public async Task A_month_that_nobody_may_report_is_refused()
    {
        using var answer = await _liaison.UploadAsync("12月.csv", new ByteArrayContent(Insured.Csv(1, 10)), period: "2026-12");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ShouldKeepNothing();
    }

    [Test]
    public async Task Names_that_are_markup_formulas_or_rare_characters_are_shown_as_they_are()
    {
        const string Markup = "<script>alert(1)</script>", Rare = "𠮷野示例", Long = "古丽示例努尔买买提江阿卜杜热西提伊敏艾合麦提吐尔逊穆罕默德";
        var rows = new[] { Insured.Row(1, name: Markup), Insured.Row(2, name: "=cmd|' /C calc'!A0"), Insured.Row(3, name: Rare), Insured.Row(4, name: Long), Insured.Row(5, "不知道") };
        var draft = await _liaison.CheckedAsync("<script>alert(1)<img src=x>.csv", Insured.Of(rows));

        using var answer = await _liaison.GetAsync(draft);
        var html = await answer.Content.ReadAsStringAsync();

        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("<img src=x");
        var shown = WebUtility.HtmlDecode(html);
        shown.ShouldContain(Markup);
        shown.ShouldContain("=cmd|' /C calc'!A0");
        shown.ShouldContain(Rare);
        shown.ShouldContain(Long);
        shown.ShouldNotContain(Insured.IdOf(1));
        shown.ShouldContain(Insured.IdOf(1)[..6] + "********" + Insured.IdOf(1)[^4..]);
        using var discarded = await _liaison.PostAsync(draft, draft + "?handler=Discard");
    }

    private void ShouldKeepNothing()
    {
        _county.Store.Read(scope => _county.Store.Drafts.ListOpen(scope, RowScope.County, 10)).ShouldBeEmpty();
        Files().ShouldBe(_filesBefore);
    }

    private int Files() => _county.Store.Files.FinishedBefore(DateTimeOffset.MaxValue).Count;

    /// <summary>Zeros that come in pieces, so that nobody knows before how many there are.</summary>
    private sealed class EndlessContent(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            Array.Clear(buffer, offset, read);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
