using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Pipeline.Tracing;

namespace AlertExchange.Pipeline.Tests.Linkage;

/// <summary>Parameters are trained on the rows that count, kept by version, and named by what they weighed.</summary>
public sealed class LinkageDeskTests
{
    [Test]
    public async Task Files_are_matched_with_the_newest_parameters_and_say_with_which()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        var people = Folk.Others(150);
        await exchange.ImportAsync([.. Folk.Families, .. people]);
        var before = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical([.. people.Select(person => (person, (object)12000))]));

        var trained = await TrainAsync(exchange);
        var after = await exchange.SubmitAsync("medical-insurance", "2022-07", Csv.Medical((Folk.Father, 12000), (OneDigitWrong(Folk.Mother), 13000)));

        before.Submission.LinkageVersion.ShouldBe(0);
        trained.ShouldNotBeNull().Training.Certain.ShouldBe(300);
        trained.Value.Stored.ShouldSatisfyAllConditions(stored => stored.Version.ShouldBe(1), stored => stored.TrainedBy.ShouldBe("局里"), stored => stored.RowCount.ShouldBe(300));
        after.Submission.LinkageVersion.ShouldBe(1);
        (after.Submission.Counts.Definite, after.Submission.Counts.Possible).ShouldBe((1, 1));
        exchange.Get<LinkageDesk>().Get(1).Name.ShouldBe("第 1 版参数");
        exchange.Get<LinkageDesk>().Get(0).Name.ShouldStartWith("出厂参数");
        exchange.Store.Read(scope => exchange.Store.Submissions.Find(scope, before.Submission.SubmissionId))!.LinkageVersion.ShouldBe(0);
    }

    [Test]
    public async Task Too_few_rows_teach_nothing()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((Folk.Father, 12000)));

        (await TrainAsync(exchange)).ShouldBeNull();
        exchange.Get<LinkageDesk>().LatestVersion().ShouldBe(0);
    }

    [Test]
    public async Task A_trace_shows_every_weight_and_no_name()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        var summary = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((OneDigitWrong(Folk.Mother), 13000)));

        var steps = string.Join('\n', exchange.Get<Tracer>().Trace(summary.Submission.SubmissionId, 2).ShouldNotBeNull().Single().Steps);

        steps.ShouldContain("possible / id-substitution");
        steps.ShouldContain("候选人 P0012：可能性");
        steps.ShouldContain("身份证号有一位不同");
        steps.ShouldContain("同村");
        steps.ShouldContain("出厂参数");
        steps.ShouldNotContain(Folk.Mother.Name);
    }

    private static Task<(Storage.Linkage.StoredLinkage Stored, Engine.Matching.Weighing.LinkageTraining Training)?> TrainAsync(Exchange exchange) =>
        exchange.Get<LinkageSchool>().TrainAsync("局里", new Progress<(double?, string)>(), CancellationToken.None);

    private static Person OneDigitWrong(Person person) => person with { Id = person.Id[..17] + (person.Id[17] == '1' ? '2' : '1') };
}
