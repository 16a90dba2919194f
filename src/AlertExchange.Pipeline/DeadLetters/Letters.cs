using System.Globalization;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>How dead letters are named, so that a person can ask for one. No name holds personal data.</summary>
public static class Letters
{
    private const string Row = "row-";
    private const string Household = "household-";
    private const string Submission = "submission-";
    private const string Notice = "notice-";
    private const string Message = "message-";

    public static string OfRow(long batchId, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{Row}{batchId}-{ordinal}");

    public static string OfHousehold(SubjectKey household) => string.Create(CultureInfo.InvariantCulture, $"{Household}{household.Value:x}");

    public static string OfSubmission(string submissionId) => Submission + submissionId;

    public static string OfNotice(string destination) => Notice + destination;

    public static string OfMessage(string fingerprint) => Message + fingerprint;

    public static bool TryRow(string id, out long batchId, out int ordinal)
    {
        (batchId, ordinal) = (0, 0);
        return id.StartsWith(Row, StringComparison.Ordinal) && id[Row.Length..].Split('-') is [var batch, var place]
            && long.TryParse(batch, NumberStyles.None, CultureInfo.InvariantCulture, out batchId)
            && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out ordinal);
    }

    public static bool TryHousehold(string id, out SubjectKey household)
    {
        var read = ulong.TryParse(id.StartsWith(Household, StringComparison.Ordinal) ? id.AsSpan(Household.Length) : [], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key);
        household = new SubjectKey(key);
        return read;
    }

    public static bool TrySubmission(string id, out string submissionId)
    {
        submissionId = id.StartsWith(Submission, StringComparison.Ordinal) ? id[Submission.Length..] : "";
        return submissionId.Length > 0;
    }

    public static bool TryNotice(string id, out string destination)
    {
        destination = id.StartsWith(Notice, StringComparison.Ordinal) ? id[Notice.Length..] : "";
        return destination.Length > 0;
    }

    public static bool IsMessage(string id) => id.StartsWith(Message, StringComparison.Ordinal);
}
