using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Matching;

/// <summary>What a row says about its subject, as far as matching looks at it. Texts are cleaned.</summary>
public readonly record struct MatchQuery
{
    private const int KeptDigits = 15;

    /// <summary>Set when <see cref="IdState"/> is Sound.</summary>
    public CitizenId Id { get; init; }

    public string? Name { get; init; }

    public CitizenIdState IdState { get; init; }

    /// <summary>What is left of an id that is not sound.</summary>
    public string? IdText { get; init; }

    /// <summary>True when <see cref="Id"/> was made from a 15-digit number of the first generation.</summary>
    public bool IdIsUpgraded { get; init; }

    /// <summary>True for an alert about an area: it means no person.</summary>
    public bool IsAreaSignal { get; init; }

    /// <summary>True when the row is about a household: then the head's id may stand for the subject's.</summary>
    public bool IsHouseholdLevel { get; init; }

    /// <summary>From a column of the row, not from the id.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>男 or 女, from a column of the row.</summary>
    public string? Sex { get; init; }

    public string? Township { get; init; }

    public string? Village { get; init; }

    /// <summary>Free address text; looked at only where the row names no village.</summary>
    public string? Address { get; init; }

    public string? HeadName { get; init; }

    /// <summary>The head's id when it is sound, else default.</summary>
    public CitizenId HeadId { get; init; }

    /// <summary>As the row gives it; its last four digits are compared.</summary>
    public string? Phone { get; init; }

    /// <summary>Born in this year or later, if the subject is in the grade or stage of school that the row is about; 0 where it is about none.</summary>
    public short BornFrom { get; init; }

    /// <summary>Born in this year or earlier, see <see cref="BornFrom"/>.</summary>
    public short BornTo { get; init; }

    /// <summary>True when there is anything beside id and name to agree or conflict.</summary>
    internal bool SaysMoreThanIdAndName =>
        BirthDate.HasValue || Sex is not null || Village is not null || Township is not null || HeadName is not null || Address is not null;

    /// <summary>True when there is anything beside id, name and place to agree or conflict.</summary>
    internal bool SaysMoreThanPlace => BirthDate.HasValue || Sex is not null || HeadName is not null || HeadId.Packed != 0 || Phone is not null;

    /// <summary>The question that a row of a table asks.</summary>
    public static MatchQuery From(AlertTable alerts, int row)
    {
        var kind = alerts.Origin.Kind;
        var born = SchoolAges.Of(alerts.Facts[row], alerts.Origin.Period);
        if (alerts.CitizenIds[row].Packed == 0 || alerts.CitizenIdStates[row] != CitizenIdState.Sound
            || alerts.Text(row, SubjectText.CitizenIdAsWritten) is not null || alerts.Text(row, SubjectText.HeadCitizenId) is not null)
        {
            return From(alerts.Subject(row), kind) with { BornFrom = born.From, BornTo = born.To };
        }

        // A sound id as it stood: nothing has to be read again to know what it says.
        return new MatchQuery
        {
            Id = alerts.CitizenIds[row],
            IdState = CitizenIdState.Sound,
            Name = alerts.Text(row, SubjectText.Name),
            BirthDate = alerts.BirthDate(row),
            Sex = alerts.Text(row, SubjectText.Sex),
            Township = alerts.Text(row, SubjectText.Township),
            Village = alerts.Text(row, SubjectText.Village),
            Address = alerts.Text(row, SubjectText.Address),
            HeadName = alerts.Text(row, SubjectText.HeadName),
            Phone = alerts.Text(row, SubjectText.Phone),
            BornFrom = born.From,
            BornTo = born.To,
            IsAreaSignal = kind == AlertKind.PriceDrop,
            IsHouseholdLevel = IsAboutHousehold(kind),
        };
    }

    /// <summary>The question that an alert asks.</summary>
    public static MatchQuery From(AlertMessage alert)
    {
        var born = SchoolAges.Of(alert.Facts, alert.Period);
        return From(alert.Subject, alert.Kind) with { BornFrom = born.From, BornTo = born.To };
    }

    /// <summary>The question that a subject asks, whatever the alert says of school.</summary>
    public static MatchQuery From(AlertSubject subject, AlertKind kind)
    {
        var query = new MatchQuery
        {
            Name = subject.Name,
            IdState = subject.CitizenIdState,
            BirthDate = subject.BirthDate,
            Sex = subject.Sex,
            Township = subject.Township,
            Village = subject.Village,
            Address = subject.Address,
            HeadName = subject.HeadName,
            Phone = subject.Phone,
            HeadId = subject.HeadCitizenId is null ? default : CitizenIdReader.Read(subject.HeadCitizenId).Id,
            IsAreaSignal = kind == AlertKind.PriceDrop,
            IsHouseholdLevel = IsAboutHousehold(kind),
        };

        return subject.CitizenIdState switch
        {
            CitizenIdState.Sound when CitizenId.TryParse(subject.CitizenId, out var id) => query with { Id = id, IdIsUpgraded = WasUpgraded(subject) },
            CitizenIdState.Absent => query,
            _ => query with { IdState = Unsound(subject.CitizenIdState), IdText = subject.CitizenId ?? Remainder(subject) },
        };
    }

    /// <summary>Kinds whose forms name the household by its head.</summary>
    public static bool IsAboutHousehold(AlertKind kind) => kind is AlertKind.UnsafeHousing or AlertKind.IndustryLoss or AlertKind.UnsafeDrinkingWater
        or AlertKind.LowIncomeAid or AlertKind.DisasterHardship or AlertKind.InspectionFinding;

    /// <summary>Name and id are personal data: neither is printed.</summary>
    public override string ToString() => $"{nameof(MatchQuery)} {{ {IdState} }}";

    private static bool WasUpgraded(AlertSubject subject) =>
        subject.CitizenIdAsWritten is { } written && CitizenIdReader.Read(written).Repairs.HasFlag(CitizenIdRepairs.UpgradedFrom15);

    /// <summary>A subject that claims a sound id it does not have is treated as an id whose check digit fails.</summary>
    private static CitizenIdState Unsound(CitizenIdState state) => state == CitizenIdState.Sound ? CitizenIdState.CheckDigitFails : state;

    private static string? Remainder(AlertSubject subject)
    {
        if (subject.CitizenIdAsWritten is not { } written)
        {
            return null;
        }

        var text = CitizenIdReader.Read(written).Text;
        return subject.CitizenIdState == CitizenIdState.DigitsLost && text?.Length > KeptDigits ? Kept(text) : text;
    }

    /// <summary>
    /// The 15 digits that a number cell keeps of 18. Some programs write the cell's binary value out: …089984 is what became of …090000.
    /// </summary>
    private static string Kept(string text) =>
        text.Length == 18 && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ((number + 500) / 1000).ToString(CultureInfo.InvariantCulture)
            : text[..KeptDigits];
}
