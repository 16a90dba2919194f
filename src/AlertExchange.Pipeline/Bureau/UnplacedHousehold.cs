using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>A household whose place nobody knows.</summary>
/// <param name="Words">What the files say of its place; null where they say nothing.</param>
public sealed record UnplacedHousehold(ListedTask Task, string? Words)
{
    /// <summary>An address is personal: it is not printed.</summary>
    public override string ToString() => $"{nameof(UnplacedHousehold)} {{ {Task.Task.TaskId} }}";
}
