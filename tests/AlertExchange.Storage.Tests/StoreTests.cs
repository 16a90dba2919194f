using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Tests;

/// <summary>A real store in a directory and a database of its own for each test.</summary>
public abstract class StoreTests(TestDatabase database)
{
    protected static readonly DateTimeOffset Noon = new(2022, 8, 20, 12, 0, 0, TimeSpan.FromHours(8));
    protected static readonly Period August = new(2022, 8);
    protected static readonly DepartmentId Medical = new("medical-insurance");

    protected string Directory { get; private set; } = "";

    protected ExchangeStore Store { get; private set; } = null!;

    protected TestDatabase Database { get; } = database;

    /// <summary>How the store of this test is opened.</summary>
    protected StoreOptions Options => Place.Options;

    private TestPlace Place { get; set; } = null!;

    [SetUp]
    public void OpenStore()
    {
        Place = Database.NewPlace();
        Directory = Path.Combine(Path.GetTempPath(), "alertx-store-" + Guid.NewGuid().ToString("N"));
        Store = OpenAgain();
    }

    [TearDown]
    public void RemoveStore()
    {
        // A test that was skipped has none.
        if (Store is null)
        {
            return;
        }

        Store.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
        Place.Dispose();
    }

    /// <summary>The same store as another program would open it.</summary>
    protected ExchangeStore OpenAgain(Func<StoreOptions, StoreOptions>? change = null) =>
        ExchangeStore.Open(Directory, change is null ? Options : change(Options));

    /// <summary>The database as another program may reach it.</summary>
    protected System.Data.Common.DbConnection Connect()
    {
        System.Data.Common.DbConnection connection = Options.Database switch
        {
            DatabaseKind.PostgreSql => new Npgsql.NpgsqlConnection(Options.ConnectionString),
            DatabaseKind.SqlServer => new Microsoft.Data.SqlClient.SqlConnection(Options.ConnectionString),
            _ => new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Directory, "exchange.db")};Pooling=False"),
        };
        connection.Open();
        return connection;
    }

    protected void Reopen()
    {
        Store.Dispose();
        Store = OpenAgain();
    }

    protected void Write(Action<WriteScope> work) => Store.WriteAsync(work).GetAwaiter().GetResult();

    protected static NewSubmission AFile(string digest = "d1", Period? period = null, DepartmentId? department = null) => new()
    {
        Department = department ?? Medical,
        Period = period ?? August,
        FileName = "8月.xlsx",
        File = new StoredFile(new string('0', 32), digest, new string('a', 64), 100),
        ReceivedAt = Noon,
    };

    protected Submission Receive(string digest = "d1", Period? period = null, DepartmentId? department = null) =>
        Store.Write(scope => Store.Submissions.Receive(scope, AFile(digest, period, department))).Submission;

    protected Submission Move(Submission submission, SubmissionState state)
    {
        var moved = submission with { State = state };
        Store.Write(scope => Store.Submissions.TryChange(scope, submission.State, moved, Noon)).ShouldBeTrue();
        return moved;
    }
}
