using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Api;

/// <summary>What departments' systems hand in, and that handing it in twice is handing it in once.</summary>
public sealed class ApiSubmissionTests
{
    private ServedCounty _county = null!;
    private HttpClient _medical = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _county = await ServedCounty.StartAsync(set: s => s with { Api = s.Api with { FileMegabytes = 1, RequestsPerMinute = 5000 } });
        _medical = await _county.SystemAsync(Role.Liaison);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _medical.Dispose();
        await _county.DisposeAsync();
    }

    [Test]
    public async Task A_file_is_safe_at_once_and_its_end_can_be_asked_for()
    {
        using var form = new MultipartFormDataContent();
        var csv = ApiClients.Medical(("王大山", 101, "12000"), ("李小花", 102, "多少"), ("张有田", 103, "800"), ("陈来福", 104, "900"));
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "8月.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/submissions?period=2026-01") { Content = form };
        request.Headers.Add("Idempotency-Key", "form-1");

        using var answer = await _medical.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        var receipt = await answer.JsonAsync();
        var id = receipt["submission"]!["submissionId"]!.GetValue<string>();
        answer.Headers.Location!.OriginalString.ShouldBe("/api/v1/submissions/" + id);
        receipt["submission"]!["fileName"]!.GetValue<string>().ShouldBe("8月.csv");
        receipt["submission"]!["fileDigest"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(csv))));
        var end = await _medical.EndAsync(id);
        end["state"]!.GetValue<string>().ShouldBe("completed-with-rejections");
        (end["counts"]!["received"]!.GetValue<int>(), end["counts"]!["rejected"]!.GetValue<int>()).ShouldBe((4, 1));
        var rejected = (await _medical.GetJsonAsync($"/submissions/{id}/rejections"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        rejected["row"]!.GetValue<int>().ShouldBe(3);
        rejected["problems"]![0]!["column"]!.GetValue<string>().ShouldContain("自付");
        var matches = await AllAsync($"/submissions/{id}/matches", 2);
        matches.Select(m => m["row"]!.GetValue<int>()).ShouldBe([2, 4, 5]);
        string.Join('\n', matches.Select(m => m.ToJsonString())).ShouldNotContain("341098");
    }

    [Test]
    public async Task The_same_request_again_is_answered_the_same_and_another_one_is_refused()
    {
        var csv = ApiClients.Medical(("王大山", 111, "12000"));
        using var first = await _medical.SubmitAsync(csv, "same-1", "2026-02");
        using var again = await _medical.SubmitAsync(csv, "same-1", "2026-02");

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        again.Headers.Location.ShouldBe(first.Headers.Location);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        await (await _medical.SubmitAsync(csv + "\n", "same-1", "2026-02")).ShouldBeProblemAsync(422, "idempotency-key.reused");
        await (await _medical.SubmitAsync(csv, "same-1", "2026-03")).ShouldBeProblemAsync(422, "idempotency-key.reused");

        using var otherKey = await _medical.SubmitAsync(csv, "same-2", "2026-02");
        otherKey.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await otherKey.JsonAsync())["isNew"]!.GetValue<bool>().ShouldBeFalse();
        using var housing = await _county.SystemAsync(Role.Liaison, "petitions");
        ((int)(await housing.SubmitAsync(csv, "same-1", "2026-02")).StatusCode).ShouldBe(202, "a key stands for its holder's requests only");
    }

    [Test]
    public async Task What_a_system_hands_in_is_on_record_once_with_its_key()
    {
        var csv = ApiClients.Medical(("王大山", 161, "12000"));
        var file = (await (await _medical.SubmitAsync(csv, "record-1", "2025-11")).JsonAsync())["submission"]!["submissionId"]!.GetValue<string>();
        await _medical.SubmitAsync(csv, "record-2", "2025-11");
        var batch = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(PlaceFiles.Root, "contracts", "samples", "node", "batch.example.json")))!;
        (batch["submissionId"], batch["alerts"]![0]!["source"]!["submissionId"]) = ("yb-on-record", "yb-on-record");
        using var taken = await _medical.PostJsonAsync("/alert-batches", batch.ToJsonString(), "record-3");
        var batched = (await taken.JsonAsync())["submissionId"]!.GetValue<string>();
        await _medical.PostJsonAsync("/zero-reports", """{"period":"2025-12","reportedBy":"赵联络"}""", "record-4");
        await _medical.PostJsonAsync("/zero-reports", """{"period":"2025-12","reportedBy":"赵联络"}""", "record-5");

        foreach (var (action, subject) in new[] { (AuditAction.FileSubmitted, file), (AuditAction.FileSubmitted, batched), (AuditAction.ZeroReported, "medical-insurance 2025-12") })
        {
            _county.Store.Read(scope => _county.Store.Audit.Page(scope, new AuditFilter(Action: action, Subject: subject), new Paging(1, 10))).ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(e => e.Login.ShouldStartWith("api:alx_"), e => e.Role.ShouldBe(Role.Liaison), e => e.Address.ShouldBe("127.0.0.1"));
        }
    }

    [Test]
    public async Task Many_at_once_are_one()
    {
        var csv = ApiClients.Medical(("王大山", 121, "12000"));
        var before = (await AllAsync("/submissions?period=2026-04", 500)).Count;

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _medical.SubmitAsync(csv, "many-1", "2026-04")));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Accepted);
        (await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct().ShouldHaveSingleItem();
        answers.Count(a => !a.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
        (await AllAsync("/submissions?period=2026-04", 500)).Count.ShouldBe(before + 1);
    }

    [Test]
    public async Task A_request_without_a_key_for_repeating_or_with_a_wrong_one_is_refused_before_anything_is_read()
    {
        using var bare = new HttpRequestMessage(HttpMethod.Post, "/api/v1/submissions?period=2026-05&fileName=a.csv") { Content = new StringContent("x") };
        await (await _medical.SendAsync(bare)).ShouldBeProblemAsync(400, "idempotency-key.missing");
        await (await _medical.SubmitAsync("x", new string('k', 101))).ShouldBeProblemAsync(400, "idempotency-key.wrong");
        await (await _medical.SubmitAsync("x", "no-month", "")).ShouldBeProblemAsync(400, "parameter.wrong");
    }

    [Test]
    public async Task A_file_that_nobody_can_read_is_refused_and_one_that_is_too_large_is_cut_off()
    {
        await (await _medical.SubmitAsync("PK\u0003\u0004 not a workbook", "bad-1", "2026-05")).ShouldBeProblemAsync(422, "file.corrupt");
        await (await _medical.SubmitAsync(new string('x', 1_200_000), "large-1", "2026-05")).ShouldBeProblemAsync(413, "content.too-large");
        await (await _medical.PostJsonAsync("/zero-reports", "{\"period\":\"" + new string('x', 70_000) + "\"}", "large-2")).ShouldBeProblemAsync(413, "content.too-large");
        (await AllAsync("/submissions?period=2026-05", 500)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_held_file_is_confirmed_by_sending_it_again()
    {
        var csv = ApiClients.Medical(("王大山", 131, "12000"), ("李小花", 132, "多少"));
        var held = await _medical.EndAsync((await (await _medical.SubmitAsync(csv, "held-1", "2026-06")).JsonAsync())["submission"]!["submissionId"]!.GetValue<string>());
        held["state"]!.GetValue<string>().ShouldBe("held");

        using var confirmed = await _medical.SubmitAsync(csv, "held-2", "2026-06", "&confirm=true");

        confirmed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        for (var i = 0; i < 200 && held["state"]!.GetValue<string>() == "held"; i++)
        {
            await Task.Delay(50);
            held = await _medical.GetJsonAsync("/submissions/" + held["submissionId"]!.GetValue<string>());
        }

        (await _medical.EndAsync(held["submissionId"]!.GetValue<string>()))["state"]!.GetValue<string>().ShouldBe("completed-with-rejections");
    }

    [Test]
    public async Task A_batch_is_judged_at_once_by_the_contract()
    {
        var batch = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(PlaceFiles.Root, "contracts", "samples", "node", "batch.example.json")))!;

        using var taken = await _medical.PostJsonAsync("/alert-batches", batch.ToJsonString(), "batch-1");
        taken.StatusCode.ShouldBe(HttpStatusCode.Accepted, await taken.Content.ReadAsStringAsync());
        var reply = await taken.JsonAsync();
        (reply["verdict"]!.GetValue<string>(), reply["accepted"]!.GetValue<int>()).ShouldBe(("accepted", 1));
        (await _medical.EndAsync(reply["submissionId"]!.GetValue<string>()))["state"]!.GetValue<string>().ShouldBe("completed");
        using var again = await _medical.PostJsonAsync("/alert-batches", batch.ToJsonString(), "batch-2");
        (again.StatusCode, (await again.JsonAsync())["verdict"]!.GetValue<string>()).ShouldBe((HttpStatusCode.OK, "same-batch"));

        batch["alerts"]![0]!["subject"]!.AsObject().Remove("name");
        batch["alerts"]![0]!["department"] = "petitions";
        var refused = await (await _medical.PostJsonAsync("/alert-batches", batch.ToJsonString(), "batch-3")).ShouldBeProblemAsync(422, "batch.refused");
        refused["errors"]!.AsArray().Count.ShouldBeGreaterThan(0);
        refused["errors"]![0]!["path"]!.GetValue<string>().ShouldStartWith("alerts[0]");
        using var text = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alert-batches") { Content = new StringContent("{}", Encoding.UTF8, "text/plain") };
        text.Headers.Add("Idempotency-Key", "batch-4");
        await (await _medical.SendAsync(text)).ShouldBeProblemAsync(415, "content.type");
    }

    [Test]
    public async Task A_zero_report_stands_once_and_not_beside_data()
    {
        using var first = await _medical.PostJsonAsync("/zero-reports", """{"period":"2026-07","reportedBy":"赵联络"}""", "zero-1");
        using var second = await _medical.PostJsonAsync("/zero-reports", """{"period":"2026-07","reportedBy":"赵联络"}""", "zero-2");

        (first.StatusCode, second.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.OK));
        (await second.JsonAsync())["isNew"]!.GetValue<bool>().ShouldBeFalse();
        await (await _medical.PostJsonAsync("/zero-reports", $$"""{"period":"{{ServedCounty.Month}}","reportedBy":"赵联络"}""", "zero-3")).ShouldBeProblemAsync(409, "zero-report.data-exist");
        await (await _medical.PostJsonAsync("/zero-reports", """{"period":"2026-07"}""", "zero-4")).ShouldBeProblemAsync(400, "parameter.wrong");
        await (await _medical.PostJsonAsync("/zero-reports", "{", "zero-5")).ShouldBeProblemAsync(400, "request.malformed");
    }

    [Test]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var first = await _medical.GetAsync("/api/v1/submissions");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/submissions");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));

        using var second = await _medical.SendAsync(request);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task A_list_goes_on_from_the_last_one_seen_whatever_comes_in_between()
    {
        using var bureau = await _county.SystemAsync(Role.Bureau);
        var first = await bureau.GetJsonAsync("/submissions?limit=3");
        var seen = first["items"]!.AsArray().Select(Id).ToList();
        (await _medical.SubmitAsync(ApiClients.Medical(("王大山", 141, "700")), "between-1", "2026-08")).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        for (var next = (string?)first["next"]; next is not null;)
        {
            var page = await bureau.GetJsonAsync($"/submissions?limit=3&cursor={next}");
            seen.AddRange(page["items"]!.AsArray().Select(Id));
            next = (string?)page["next"];
        }

        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.ShouldBe(_county.Store.Read(scope => _county.Store.Systems.ListSubmissions(scope, RowScope.County, null, 0, 1000)).Select(s => s.Value.SubmissionId).Take(seen.Count));
        seen.Count.ShouldBeGreaterThan(6);

        static string Id(JsonNode? item) => item!["submissionId"]!.GetValue<string>();
    }

    [Test]
    public async Task The_countys_system_imports_the_next_roster_once()
    {
        using var bureau = await _county.SystemAsync(Role.Bureau);
        const string Roster = "户编号,人编号,姓名,证件号码,与户主关系,户类型,乡（镇）,行政村,户主姓名\n";
        var csv = Roster + $"H9001,P9001,周平安,{ApiClients.IdOf(151)},户主,一般农户,平里镇,平里村,周平安\n";
        async Task<HttpResponseMessage> ImportAsync(string content, string key)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/roster/imports?fileName=roster.csv") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content)) };
            request.Headers.Add("Idempotency-Key", key);
            return await bureau.SendAsync(request);
        }

        using var imported = await ImportAsync(csv, "roster-1");
        using var again = await ImportAsync(csv, "roster-1");

        imported.StatusCode.ShouldBe(HttpStatusCode.Created, await imported.Content.ReadAsStringAsync());
        (await again.Content.ReadAsStringAsync()).ShouldBe(await imported.Content.ReadAsStringAsync());
        var version = (await imported.JsonAsync())["version"]!["version"]!.GetValue<int>();
        (await bureau.GetJsonAsync($"/roster/versions/{version}"))["people"]!.GetValue<int>().ShouldBe(1);
        (await bureau.GetJsonAsync("/roster/versions"))["items"]!.AsArray().Count.ShouldBe(version);
        await (await ImportAsync("甲,乙\n1,2\n", "roster-2")).ShouldBeProblemAsync(422, "roster.no-header");
    }

    private async Task<List<JsonNode>> AllAsync(string address, int limit)
    {
        var all = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = await _medical.GetJsonAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(next is null ? "" : "&cursor=" + next)}");
            all.AddRange(page["items"]!.AsArray().Select(i => i!));
            next = (string?)page["next"];
        }
        while (next is not null);
        return all;
    }
}
