using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>What is written when a sealed file is taken in, inside the transaction of whoever takes it.</summary>
internal sealed class FileEntry(ExchangeStore store, ClaimDispatch dispatch, PlaceClock clock)
{
    /// <summary>Takes a file in for a command, which no account gives: it is on record as the program's own act.</summary>
    public (Submission Submission, bool IsNew) ReceiveOnRecord(WriteScope scope, SubmitRequest request, StoredFile file)
    {
        var received = Receive(scope, request, file);
        if (received.IsNew)
        {
            store.Audit.Append(scope, new AuditEntry(
                clock.Now, AuditEntry.Program, null, AuditAction.FileSubmitted, received.Submission.SubmissionId, request.SubmittedBy, $"{request.Period} {file.Length} bytes"));
        }

        return received;
    }

    /// <summary>Takes a file in; false when the same content came before.</summary>
    public (Submission Submission, bool IsNew) Receive(WriteScope scope, SubmitRequest request, StoredFile file)
    {
        var outcome = store.Submissions.Receive(scope, new NewSubmission
        {
            Department = request.Department,
            Period = request.Period,
            KindOverride = request.Kind,
            Append = request.Append,
            FileName = request.FileName,
            File = file,
            ReceivedAt = clock.Now,
            BindingsJson = SubmissionBindings.Write(request.Bindings),
            SubmittedBy = request.SubmittedBy,
        }, SameReading.As(request));
        var (submission, isNew) = outcome switch
        {
            ReceiveOutcome.New when request.Confirmed => (Confirm(scope, outcome.Submission), true),
            ReceiveOutcome.New => (outcome.Submission, true),
            ReceiveOutcome.SameFile { Submission.State: SubmissionState.Held } when request.Confirmed => (Confirm(scope, outcome.Submission), true),
            _ => (outcome.Submission, false),
        };
        if (isNew)
        {
            // Claimed with its birth, so that nobody who looks for orphans takes it up beside us.
            dispatch.Claim(scope, store, submission.SubmissionId);
        }

        return (submission, isNew);
    }

    /// <summary>A file that its department confirms is read without the error limit; a held one is read again from its claim check.</summary>
    public Submission Confirm(WriteScope scope, Submission submission)
    {
        var confirmed = submission with { State = SubmissionState.Received, ConfirmedErrors = true };
        store.Submissions.TryChange(scope, submission.State, confirmed, clock.Now, "confirmed");
        return confirmed;
    }
}
