namespace AlertExchange.Web.Pages.Bureau;

/// <summary>A silence as somebody fills it in. A reason may name people: nothing of it is printed.</summary>
public sealed class SilenceForm
{
    public string? Household { get; set; }

    public string? Rule { get; set; }

    public string? Department { get; set; }

    public string? Township { get; set; }

    /// <summary>The first day; today unless given.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }

    public override string ToString() => nameof(SilenceForm);
}
