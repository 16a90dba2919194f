namespace AlertExchange.Contracts.Alerts;

/// <summary>Whom the alert is about, as far as the row says. Everything is optional: matching decides what suffices.</summary>
public sealed record AlertSubject
{
    /// <summary>姓名, cleaned of spaces and width; not otherwise changed.</summary>
    public string? Name { get; init; }

    /// <summary>公民身份号码: 18 characters, upper-case X, only when <see cref="CitizenIdState"/> is Sound or CheckDigitFails.</summary>
    public string? CitizenId { get; init; }

    /// <summary>The number exactly as the cell held it, when it differs from <see cref="CitizenId"/>.</summary>
    public string? CitizenIdAsWritten { get; init; }

    public CitizenIdState CitizenIdState { get; init; }

    /// <summary>Birth date from a column of the row (not from the id).</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>男 or 女, from a column of the row.</summary>
    public string? Sex { get; init; }

    public string? Phone { get; init; }

    public string? Township { get; init; }

    public string? Village { get; init; }

    /// <summary>村民组.</summary>
    public string? Group { get; init; }

    /// <summary>Free address text.</summary>
    public string? Address { get; init; }

    /// <summary>户主姓名, where the row gives it beside the subject's own name.</summary>
    public string? HeadName { get; init; }

    /// <summary>户主身份证号: kept apart from the subject's own id, never used in its place.</summary>
    public string? HeadCitizenId { get; init; }
}
