using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Identity;

/// <summary>What the citizen id reader made of a cell.</summary>
public readonly record struct CitizenIdReading
{
    public CitizenIdState State { get; init; }

    /// <summary>Set only when <see cref="State"/> is Sound.</summary>
    public CitizenId Id { get; init; }

    /// <summary>The cleaned 18 characters for Sound and CheckDigitFails; the cleaned remainder (perhaps a usable prefix) otherwise; null when absent.</summary>
    public string? Text { get; init; }

    public CitizenIdRepairs Repairs { get; init; }

    /// <summary>Disability class 1–7 from a 20- or 22-character certificate number; 0 when it was none.</summary>
    public byte DisabilityClass { get; init; }

    /// <summary>Disability grade 1–4, likewise.</summary>
    public byte DisabilityGrade { get; init; }

    /// <summary>State and masked text, so that a careless log line leaks nothing.</summary>
    public override string ToString() => Text is null ? $"{State}" : $"{State} {Masked.Id(Text)}";
}
