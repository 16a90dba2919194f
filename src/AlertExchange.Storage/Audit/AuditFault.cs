namespace AlertExchange.Storage.Audit;

/// <summary>In what way the audit log is not as it was written.</summary>
public enum AuditFault
{
    /// <summary>An entry is not the one that was written at this place: changed, put in, or out of order.</summary>
    Altered = 1,
    /// <summary>The entry with this number is not there.</summary>
    Missing,
    /// <summary>An entry stands behind the end of the chain.</summary>
    Surplus,
    /// <summary>The database does not say where the chain ends, or not in this installation's hand.</summary>
    HeadAltered,
    /// <summary>The mark outside the database is not there.</summary>
    MarkMissing,
    /// <summary>The mark outside the database is damaged or of another installation.</summary>
    MarkAltered,
}
