using System.Diagnostics;
using System.Net;
using System.Text.Json;
using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>Health and backup of an exchange on PostgreSQL and RabbitMQ.</summary>
public sealed class ServerOperationsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Test]
    public async Task Readiness_fails_with_the_database_or_the_broker_and_recovers_with_it()
    {
        using var place = new Workplace();
        await using var exchange = ServerExchange.Require(place);
        (await exchange.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        await using var server = await Server.StartAsync(place, "--config", exchange.Settings, "--health-urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = server.Health };
        await UntilAsync(client, HttpStatusCode.OK, "bus", "healthy");
        PrometheusDocument.Parse(await client.GetStringAsync("/metrics")).Labels["county"].ShouldBe([exchange.Name]);

        exchange.Database.Cut();
        await UntilAsync(client, HttpStatusCode.ServiceUnavailable, "store", "unhealthy");
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UntilAsync(async () => PrometheusDocument.Parse(await client.GetStringAsync("/metrics")).Sum("alertexchange_store_up") == 0, "store_up 0");
        exchange.Database.Open();
        await UntilAsync(client, HttpStatusCode.OK, "store", "healthy");

        exchange.Broker.Cut();
        await UntilAsync(client, HttpStatusCode.ServiceUnavailable, "bus", "unhealthy");
        exchange.Broker.Open();
        await UntilAsync(client, HttpStatusCode.OK, "bus", "healthy");
        await UntilAsync(async () => PrometheusDocument.Parse(await client.GetStringAsync("/metrics")).Sum("alertexchange_store_up") == 1, "store_up 1");
    }

    [Test]
    public async Task A_backup_on_PostgreSQL_holds_database_and_files_of_one_moment()
    {
        using var place = new Workplace();
        await using var exchange = ServerExchange.Require(place);
        (await exchange.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        await using (await Server.StartAsync(place, "--config", exchange.Settings))
        {
            (await exchange.RunAsync("submit", place.Write("一.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 30_000), SmallCounty.Medical(2, 5)), "--department", "medical-insurance", "--period", Workplace.Month)).Exits(0);
        }

        (await exchange.RunAsync("doctor")).Exits(0).Output.ShouldContain("PostgreSql，可以连接");
        var said = (await exchange.RunAsync("backup", place.PathOf("all"), "--with-keys")).Exits(0);
        if (!File.Exists(place.PathOf("all/exchange.dump")))
        {
            said.Output.ShouldContain("pg_dump");
            Assert.Ignore("pg_dump is not installed here: only keys and files were backed up.");
        }

        (await Alertx.RunAsync(["restore", place.PathOf("all"), "--data", place.PathOf("wrong")])).ExitsWithReason(3, "--config");
        var database = exchange.Name.Replace('-', '_');
        exchange.Execute($"CREATE DATABASE {database}");
        try
        {
            var elsewhere = exchange.Write("elsewhere.yaml", "restored", database);
            (await Alertx.RunAsync(["restore", place.PathOf("all"), "--config", elsewhere])).Exits(0).Output.ShouldContain("pg_restore");
            await LoadAsync(elsewhere + ".connection", place.PathOf("restored/exchange.dump"));

            (await Alertx.RunAsync(["doctor", "--config", elsewhere])).Exits(0);
            foreach (var list in new[] { "matches", "warnings", "tasks" })
            {
                (await exchange.RunAsync("export", list, "--period", Workplace.Month, "-o", place.PathOf("now.csv"))).Exits(0);
                (await Alertx.RunAsync(["export", list, "--period", Workplace.Month, "-o", place.PathOf("restored.csv"), "--config", elsewhere])).Exits(0);
                File.ReadAllBytes(place.PathOf("restored.csv")).ShouldBe(File.ReadAllBytes(place.PathOf("now.csv")), list);
            }

            (await Alertx.RunAsync(["export", "tasks", "--period", Workplace.Month, "-o", place.PathOf("t.csv"), "--config", elsewhere])).Exits(0);
            Table.Read(place.PathOf("t.csv")).Rows.Count.ShouldBe(1);
        }
        finally
        {
            exchange.Execute($"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static async Task LoadAsync(string connectionFile, string dump)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(File.ReadAllText(connectionFile).Trim());
        var start = new ProcessStartInfo("pg_restore", ["--no-owner", "--exit-on-error", "--dbname=" + connection.Database, dump]) { RedirectStandardError = true };
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) =
            (connection.Host, connection.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), connection.Username, connection.Password);
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said);
    }

    private static Task UntilAsync(HttpClient client, HttpStatusCode status, string check, string state)
    {
        var said = "";
        return UntilAsync(
            async () =>
            {
                var answer = await client.GetAsync("/health/ready");
                said = await answer.Content.ReadAsStringAsync();
                var checks = JsonDocument.Parse(said).RootElement.GetProperty("checks").EnumerateArray();
                return answer.StatusCode == status && checks.Single(c => c.GetProperty("name").GetString() == check).GetProperty("status").GetString() == state;
            }, () => $"{check} {state}: {said}");
    }

    private static Task UntilAsync(Func<Task<bool>> holds, string what) => UntilAsync(holds, () => what);

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<string> what)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            waited.Elapsed.ShouldBeLessThan(Patience, what());
            await Task.Delay(200);
        }
    }
}
