namespace AlertExchange.Engine.Alerts;

/// <summary>The text columns of an <see cref="AlertTable"/>'s subjects.</summary>
public enum SubjectText : byte
{
    Name = 0,
    /// <summary>Only where the id is none that <see cref="AlertTable.CitizenIds"/> can hold.</summary>
    OddCitizenId,
    CitizenIdAsWritten,
    Sex,
    Phone,
    Township,
    Village,
    Group,
    Address,
    HeadName,
    HeadCitizenId,
}
