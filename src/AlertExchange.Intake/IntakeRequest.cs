using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Intake;

/// <summary>What is known about a file before it is opened.</summary>
public sealed record IntakeRequest
{
    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    /// <summary>Set by <c>--kind</c>; null: the form is recognised from the header.</summary>
    public AlertKind? Kind { get; init; }

    /// <summary>The county's six-digit code.</summary>
    public required string Place { get; init; }

    public required string SubmissionId { get; init; }

    /// <summary>The name the liaison knows the file by.</summary>
    public required string FileName { get; init; }

    /// <summary>Today at the place; a later date in a row is in the future.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Column heading → field name, given by hand or remembered. Wins over recognition.</summary>
    public IReadOnlyDictionary<string, string> Bindings { get; init; } = new Dictionary<string, string>();

    /// <summary>Makes alert ids and event keys.</summary>
    public required IKeyedHash Hash { get; init; }
}
