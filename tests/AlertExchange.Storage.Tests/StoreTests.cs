using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Tests;

/// <summary>A real store in a directory of its own for each test.</summary>
public abstract class StoreTests
{
    protected static readonly DateTimeOffset Noon = new(2022, 8, 20, 12, 0, 0, TimeSpan.FromHours(8));
    protected static readonly Period August = new(2022, 8);
    protected static readonly DepartmentId Medical = new("medical-insurance");

    protected string Directory { get; private set; } = "";

    protected ExchangeStore Store { get; private set; } = null!;

    [SetUp]
    public void OpenStore()
    {
        Directory = Path.Combine(Path.GetTempPath(), "alertx-store-" + Guid.NewGuid().ToString("N"));
        Store = ExchangeStore.Open(Directory);
    }

    [TearDown]
    public void RemoveStore()
    {
        Store.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    protected void Reopen()
    {
        Store.Dispose();
        Store = ExchangeStore.Open(Directory);
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
