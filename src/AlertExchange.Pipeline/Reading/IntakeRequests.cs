using AlertExchange.Intake;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Reading;

/// <summary>Says to the intake what is known about a file before it is opened: place, date, bindings given and remembered.</summary>
public sealed class IntakeRequests(ExchangeStore store, PolicyDesk policies, PlaceClock clock)
{
    /// <summary>For a file that was handed in. A row's future is counted from the day it came in, so that a replay judges alike.</summary>
    public IntakeRequest For(Submission submission) => new()
    {
        Department = submission.Department,
        Period = submission.Period,
        Kind = submission.KindOverride,
        Place = policies.Current.Profile.CountyCode,
        SubmissionId = submission.SubmissionId,
        FileName = submission.FileName,
        Today = DateOnly.FromDateTime(PlaceClock.AtPlace(submission.ReceivedAt).DateTime),
        Bindings = SubmissionBindings.Merge(
            store.Read(scope => store.Bindings.Load(scope, submission.Department)), submission.KindOverride, SubmissionBindings.Read(submission.BindingsJson)),
        Hash = store.Keys.AlertHash,
    };

    /// <summary>For a file that is only looked at.</summary>
    public IntakeRequest For(SubmitRequest request) => new()
    {
        Department = request.Department,
        Period = request.Period,
        Kind = request.Kind,
        Place = policies.Current.Profile.CountyCode,
        SubmissionId = "check",
        FileName = request.FileName,
        Today = clock.Today,
        Bindings = SubmissionBindings.Merge(store.Read(scope => store.Bindings.Load(scope, request.Department)), request.Kind, request.Bindings),
        Hash = store.Keys.AlertHash,
    };
}
