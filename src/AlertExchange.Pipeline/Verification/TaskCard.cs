using System.Globalization;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Verification;

/// <summary>A task as lists and its own page show it.</summary>
public sealed record TaskCard
{
    public required VerificationTask Task { get; init; }

    /// <summary>What whoever acts has seen.</summary>
    public required long Revision { get; init; }

    public required string HouseholdCode { get; init; }

    /// <summary>The head of the household; null where no roster or alert names anybody.</summary>
    public string? Head { get; init; }

    /// <summary>Their id with its middle hidden; null where there is none.</summary>
    public string? MaskedId { get; init; }

    /// <summary>The village it was handed to.</summary>
    public string? HandedToName { get; init; }

    /// <summary>Until the last day, in the profile's days: negative when late.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>For example 天 or 个工作日.</summary>
    public required string DayWord { get; init; }

    /// <summary>催办: when the bureau last asked for it, and who, while a township or village has it; null where it never did.</summary>
    public TaskReminder? Reminder { get; init; }

    public required IReadOnlyList<CauseLine> Causes { get; init; }

    public OutcomeKind? Outcome => OutcomeKinds.Parse(Task.Outcome);

    /// <summary>Late by the fault of whoever has it.</summary>
    public bool IsOverdue => DaysLeft < 0 && Task.State.IsInHand();

    /// <summary>For people: how long there is.</summary>
    public string Due => !Task.State.IsOpen() ? "" : DaysLeft switch
    {
        < 0 => $"超期 {-DaysLeft} {DayWord}",
        0 => "今天到期",
        _ => $"还剩 {DaysLeft} {DayWord}",
    };

    /// <summary>For people: who last asked for it, and when; null where nobody did.</summary>
    public string? Reminded => Reminder is { } asked ? string.Create(CultureInfo.InvariantCulture, $"{PlaceClock.AtPlace(asked.At):M月d日 HH:mm} {asked.Name} 催办") : null;

    /// <summary>Somebody is never printed.</summary>
    public override string ToString() => $"{nameof(TaskCard)} {{ {Task.TaskId} }}";
}
