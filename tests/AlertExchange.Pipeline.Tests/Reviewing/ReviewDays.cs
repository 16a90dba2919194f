using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.Reviewing;

/// <summary>What tests of clerical review ask of an exchange.</summary>
internal static class ReviewDays
{
    public const string Medical = "medical-insurance";

    /// <summary>Of another household than <see cref="Folk.Father"/>, in the same village.</summary>
    public static Person Namesake { get; } = new("P0041", "H004", "王大山", Person.IdOf(9), "户主", "脱贫户", "平里镇", "平里村");

    public static IEnumerable<Person> Roster { get; } = [.. Folk.Families, Namesake];

    /// <summary>The row gives no id: name and village are all it has.</summary>
    public static Person WithoutId(Person person) => person with { Id = "" };

    public static string Row(Person person, int selfPaid) => Csv.Medical((WithoutId(person), selfPaid));

    public static IReadOnlyList<ReviewCase> Waiting(this Exchange exchange, string? period = null) =>
        exchange.Get<ReviewCases>().List(new ReviewFilter { Period = period is null ? null : Exchange.PeriodOf(period) });

    public static ReviewCase Case(this Exchange exchange, CaseNumber number) => exchange.Get<ReviewCases>().Find(number).ShouldNotBeNull();

    public static Task<ReviewResult> AcceptAsync(this Exchange exchange, CaseNumber number, string personCode, int? revision = null, string by = "张三") =>
        exchange.Get<ReviewDesk>().AcceptAsync(Request(exchange, number, personCode, revision, by), CancellationToken.None);

    public static Task<ReviewResult> RefuseAsync(this Exchange exchange, CaseNumber number, string? personCode = null, int? revision = null, string by = "张三") =>
        exchange.Get<ReviewDesk>().RefuseAsync(Request(exchange, number, personCode, revision, by), CancellationToken.None);

    public static Task<ReviewResult> UndoAsync(this Exchange exchange, CaseNumber number) =>
        exchange.Get<ReviewDesk>().UndoAsync(Request(exchange, number, null, null, "李四"), CancellationToken.None);

    public static string[] Standing(this Exchange exchange, string period) => [.. exchange.Warnings(period).Where(w => w.Status != "withdrawn").Select(w => w.HouseholdCode)];

    public static string[] OpenTasks(this Exchange exchange, string period) => [.. exchange.Tasks(period).Where(t => t.State != "cancelled").Select(t => t.HouseholdCode)];

    /// <summary>accepted = definite + possible + none + parked, for every department and in every submission.</summary>
    public static void ShouldBalance(this Exchange exchange, string period)
    {
        exchange.Reports.Reconcile(Exchange.PeriodOf(period)).Rows.ShouldAllBe(r => r.Balances);
        foreach (var submission in exchange.Store.Read(scope => exchange.Store.Submissions.ListByPeriod(scope, Exchange.PeriodOf(period))))
        {
            var batches = exchange.Store.Read(scope => exchange.Store.Batches.List(scope, submission.SubmissionId));
            var counts = submission.Counts;
            (counts.Definite, counts.Possible, counts.None).ShouldBe((batches.Sum(b => b.Definite), batches.Sum(b => b.Possible), batches.Sum(b => b.None)));
            (counts.Definite + counts.Possible + counts.None + counts.Parked).ShouldBe(counts.Accepted);
        }
    }

    private static ReviewRequest Request(Exchange exchange, CaseNumber number, string? personCode, int? revision, string by) => new()
    {
        Case = number,
        Candidate = personCode is null ? null : exchange.Get<ReviewCases>().Find(number)?.Candidates.Single(c => c.PersonCode == personCode).Number,
        Revision = revision,
        By = by,
        Reason = "电话核实",
    };
}
