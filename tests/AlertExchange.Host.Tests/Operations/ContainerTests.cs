using AlertExchange.Host.CommandLine;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>
/// No container runs in these tests (what was seen of them: docker/README.md): what can be held is that compose.yaml is sound in itself, names only what exists, and that the program reads
/// the settings the containers are given.
/// </summary>
public sealed class ContainerTests
{
    private static readonly string[] Programs = ["web", "worker-1", "worker-2"];

    private static string Docker => Path.Combine(RepositoryRoot(), "docker");

    private static Dictionary<object, object> Compose
    {
        get
        {
            var parser = new MergingParser(new Parser(new StringReader(File.ReadAllText(Path.Combine(Docker, "compose.yaml")))));
            return new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser);
        }
    }

    private static IEnumerable<KeyValuePair<string, Dictionary<object, object>>> Services =>
        Map(Compose["services"]).Select(s => KeyValuePair.Create((string)s.Key, Map(s.Value)));

    [Test]
    public void Web_and_two_workers_stand_beside_a_broker_and_one_of_two_databases()
    {
        var services = Services.ToDictionary();

        services.Keys.ShouldBe(["web", "worker-1", "worker-2", "cli", "rabbitmq", "postgres", "sqlserver", "sqlserver-database"], ignoreOrder: true);
        Programs.Append("rabbitmq").ShouldAllBe(s => !services[s].ContainsKey("profiles"));
        List(services["postgres"]["profiles"]).ShouldBe(["postgres"]);
        List(services["sqlserver"]["profiles"]).ShouldBe(["sqlserver"]);
        Roles(services["web"]).ShouldBe("web");
        Roles(services["worker-1"]).ShouldBe("worker");
        Roles(services["worker-2"]).ShouldBe("worker");
        foreach (var profile in new[] { "postgres", "sqlserver" })
        {
            File.Exists(Path.Combine(Docker, "settings", profile + ".yaml")).ShouldBeTrue(profile);
        }
    }

    [Test]
    public void Whatever_a_service_needs_is_declared()
    {
        var compose = Compose;
        var services = Services.ToDictionary();
        var secrets = Map(compose["secrets"]);
        var volumes = Map(compose["volumes"]);
        foreach (var (name, service) in services)
        {
            Map(service.GetValueOrDefault("depends_on")).Keys.ShouldAllBe(needed => services.ContainsKey((string)needed), name);
            foreach (var secret in Items(service, "secrets"))
            {
                secrets.ShouldContainKey(secret is string plain ? plain : Map(secret)["source"], name);
            }

            foreach (var mount in Items(service, "volumes").Cast<string>())
            {
                var source = mount.StartsWith("${", StringComparison.Ordinal) ? mount[..(mount.IndexOf('}', StringComparison.Ordinal) + 1)] : mount.Split(':')[0];
                if (source.StartsWith("./", StringComparison.Ordinal))
                {
                    Path.Exists(Path.Combine(Docker, source)).ShouldBeTrue($"{name}: {source}");
                }
                else if (!source.StartsWith("${", StringComparison.Ordinal))
                {
                    volumes.ShouldContainKey(source, name);
                }
            }
        }

        var made = File.ReadAllText(Path.Combine(Docker, "secrets.sh"));
        secrets.Values.ShouldAllBe(s => made.Contains(Path.GetFileName((string)Map(s)["file"])));
        var build = Map(services["web"]["build"]);
        Path.GetFullPath(Path.Combine(Docker, (string)build["context"])).ShouldBe(RepositoryRoot());
        File.Exists(Path.Combine(RepositoryRoot(), (string)build["dockerfile"])).ShouldBeTrue();
    }

    [Test]
    public void Every_service_restarts_and_says_how_it_is_and_the_program_has_few_rights()
    {
        foreach (var (name, service) in Services.Where(s => s.Key is not ("cli" or "sqlserver-database")))
        {
            service["restart"].ShouldBe("unless-stopped", name);
            // The program's own check stands in its image.
            (service.ContainsKey("healthcheck") || Programs.Contains(name)).ShouldBeTrue(name);
        }

        foreach (var (name, service) in Services.Where(s => Programs.Append("cli").Contains(s.Key)))
        {
            service["read_only"].ShouldBe("true", name);
            List(service["cap_drop"]).ShouldBe(["ALL"]);
            ((string)service["user"]).ShouldNotStartWith("0");
            service.ShouldNotContainKey("ports", "pages are published by whoever has a certificate or a proxy for them");
            Items(service, "command").Cast<string>().ShouldNotContain("--urls");
        }

        var dockerfile = File.ReadAllText(Path.Combine(Docker, "Dockerfile"));
        dockerfile.ShouldContain("HEALTHCHECK");
        dockerfile.ShouldContain("npm ci", Case.Sensitive, "what pages load comes from npm, of which the SDK's image has none");
        dockerfile.ShouldContain("USER $APP_UID");
        dockerfile.ShouldContain("ARG SqlClientVersion");
    }

    [Test]
    public void No_secret_stands_in_a_file_of_the_repository() =>
        Directory.EnumerateFiles(Docker, "*", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}secrets{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(f), @"(?im)^\s*(password|[a-z_]*_password|connection):\s*[^\s${]"))
            .Select(f => Path.GetFileName(f)).ShouldBeEmpty();

    [TestCase("postgres")]
    [TestCase("sqlserver")]
    public async Task The_program_reads_the_settings_and_the_secrets_that_the_script_makes(string profile)
    {
        using var place = new Workplace();
        var docker = place.PathOf("docker");
        foreach (var file in Directory.EnumerateFiles(Docker, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(docker, Path.GetRelativePath(Docker, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(docker, ".env"), $"COMPOSE_PROFILES={profile}\n");
        using (var script = System.Diagnostics.Process.Start("sh", [Path.Combine(docker, "secrets.sh")]))
        {
            await script.WaitForExitAsync();
            script.ExitCode.ShouldBe(0);
        }

        var settings = Path.Combine(docker, "settings", profile + ".yaml");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("/run/secrets/", Path.Combine(docker, "secrets") + "/", StringComparison.Ordinal));

        var read = ExchangeSettings.Load(settings, GlobalOptions.DefaultConfigDirectory);

        read.County.ShouldBe("341024");
        read.DataDirectory.ShouldBe("/data");
        read.Transport.Host.ShouldBe("rabbitmq");
        read.Transport.Password.Value.ShouldBe(File.ReadAllText(Path.Combine(docker, "secrets", "rabbitmq_password")));
        read.Database.Connection.Value.ShouldContain(File.ReadAllText(Path.Combine(docker, "secrets", profile + "_password")));
        read.Database.Connection.Value.ShouldStartWith(profile == "postgres" ? "Host=postgres;" : "Server=sqlserver;");
        read.Logs.Console.ShouldBeTrue();
    }

    private static string Roles(Dictionary<object, object> service)
    {
        var command = List(service["command"]);
        return command[command.IndexOf("--roles") + 1];
    }

    private static Dictionary<object, object> Map(object? node) => (Dictionary<object, object>?)node ?? [];

    private static IEnumerable<object> Items(Dictionary<object, object> service, string key) => (IEnumerable<object>?)service.GetValueOrDefault(key) ?? [];

    private static List<string> List(object node) => [.. ((IEnumerable<object>)node).Cast<string>()];

    public static string RepositoryRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "AlertExchange.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new AssertionException("Not inside the repository.");
        }

        return directory;
    }
}
