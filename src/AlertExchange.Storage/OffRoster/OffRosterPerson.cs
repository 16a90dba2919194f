using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.OffRoster;

/// <summary>一般农户 on no roster: a person with a sound id who is a household alone. Everything personal is stored sealed.</summary>
public sealed record OffRosterPerson
{
    public required SubjectKey Subject { get; init; }

    public required CitizenId CitizenId { get; init; }

    public string? Name { get; init; }

    public string? Township { get; init; }

    public string? Village { get; init; }

    public string? Group { get; init; }

    public string? Address { get; init; }

    public required Placement Place { get; init; }
}
