namespace AlertExchange.Intake.Forms;

/// <summary>How a column's cells are read.</summary>
public enum FieldType : byte
{
    /// <summary>Text, trimmed of what spreadsheets add.</summary>
    Text = 0,
    /// <summary>A person's name: inner spaces are removed too.</summary>
    Name,
    /// <summary>公民身份号码 with everything that is done to it.</summary>
    CitizenId,
    /// <summary>残疾人证号, which holds the citizen id, class and grade.</summary>
    DisabilityCertificate,
    /// <summary>学籍号, which may hold the citizen id behind a G.</summary>
    StudentNumber,
    /// <summary>Money; kept in yuan.</summary>
    Amount,
    /// <summary>A plain number, for example an area in mu.</summary>
    Decimal,
    /// <summary>A whole number of people or times.</summary>
    Integer,
    /// <summary>Percent; 0.18 with a percent format and -18% both occur.</summary>
    Percent,
    Date,
    /// <summary>A month such as 2022-08.</summary>
    Month,
    /// <summary>One of a list; other spellings through aliases.</summary>
    Code,
    YesNo,
    Phone,
}
