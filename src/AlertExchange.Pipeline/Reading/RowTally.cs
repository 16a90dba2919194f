using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Reading;

/// <summary>Rows of a file so far: received = rejected + accepted.</summary>
internal sealed class RowTally
{
    public int Rejected { get; set; }

    public int Accepted { get; set; }

    /// <summary>Accepted rows with a doubt.</summary>
    public int Remarked { get; set; }

    public int Received => Rejected + Accepted;

    public HashSet<AlertKind> Kinds { get; } = [];
}
