using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>政策口径: every figure of a place's notice that a machine can hold, each with its clause. Immutable.</summary>
public sealed record PolicyProfile
{
    private readonly RuleIndex _index = RuleIndex.Empty;
    private readonly IReadOnlyList<PolicyRule> _rules = [];
    private WrittenFingerprint? _fingerprint;

    /// <summary>For example <c>qimen</c>.</summary>
    public required string Id { get; init; }

    /// <summary>As the file states it.</summary>
    public required string Version { get; init; }

    /// <summary>The first 12 hex digits of the SHA-256 of the file's text (line ends unified).</summary>
    public required string ContentHash { get; init; }

    /// <summary>What assessments record: version and content, for example <c>qimen 2022.6#0123456789ab</c>.</summary>
    public string Fingerprint
    {
        get
        {
            // Asked for once a warning. A copy made by "with" carries the cache along, hence the check.
            var known = _fingerprint;
            if (known is null || !ReferenceEquals(known.Id, Id) || !ReferenceEquals(known.Version, Version) || !ReferenceEquals(known.Hash, ContentHash))
                _fingerprint = known = new WrittenFingerprint(Id, Version, ContentHash, $"{Id} {Version}#{ContentHash}");
            return known.Text;
        }
    }

    public required string Name { get; init; }

    /// <summary>The notice behind it, for example 祁农工组〔2022〕6号.</summary>
    public required string Notice { get; init; }

    /// <summary>GB/T 2260, six digits.</summary>
    public required string CountyCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day, inclusive; null: until replaced.</summary>
    public DateOnly? ValidTo { get; init; }

    public required Stated<string> LeadAgency { get; init; }

    public required Stated<RoutingMode> Routing { get; init; }

    public required Stated<PolicyScope> RosterTypes { get; init; }

    /// <summary>Ordered by date; their spans do not overlap.</summary>
    public required IReadOnlyList<IncomeLine> IncomeLines { get; init; }

    /// <summary>Rural disposable income of the county, yuan a head and year: above it no funds are paid.</summary>
    public required Stated<decimal> UpperBand { get; init; }

    /// <summary>The year whose figure <see cref="UpperBand"/> is.</summary>
    public required int UpperBandYear { get; init; }

    public required ReportingPolicy Reporting { get; init; }

    public required RecognitionPolicy Recognition { get; init; }

    public required MonitoringPolicy Monitoring { get; init; }

    /// <summary>What matching may propose and decide.</summary>
    public MatchingPolicy Matching { get; init; } = MatchingPolicy.Usual;

    /// <summary>A warning is put before people again when its measure rose by so many yuan since the last time.</summary>
    public required Stated<decimal> EscalationStep { get; init; }

    public required IReadOnlyList<ConsultationLevel> Consultation { get; init; }

    public required IReadOnlyList<RecordedOnlyKind> RecordedOnly { get; init; }

    public required IReadOnlyList<PolicyRule> Rules
    {
        get => _rules;
        init
        {
            _rules = value;
            _index = new RuleIndex(value);
        }
    }

    internal RuleIndex RulesByKind => _index;

    /// <summary>The line in force on <paramref name="day"/>, or null before the first.</summary>
    public IncomeLine? IncomeLineOn(DateOnly day)
    {
        for (var i = IncomeLines.Count - 1; i >= 0; i--)
        {
            var line = IncomeLines[i];
            if (line.From <= day)
                return day > line.To ? null : line;
        }

        return null;
    }

    /// <summary>True when every alert of the kind concerns an area or is only recorded, never a household's warning.</summary>
    public bool IsRecordedOnly(AlertKind kind)
    {
        foreach (var recorded in RecordedOnly)
        {
            if (recorded.Kind == kind)
                return true;
        }

        return false;
    }

    private sealed record WrittenFingerprint(string Id, string Version, string Hash, string Text);
}
