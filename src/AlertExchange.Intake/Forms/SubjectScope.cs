namespace AlertExchange.Intake.Forms;

/// <summary>Whom a row of the form is about.</summary>
public enum SubjectScope : byte
{
    /// <summary>A person; 户主 columns belong to somebody else.</summary>
    Person = 0,
    /// <summary>A household; 户主姓名 and 户主身份证号 are the subject's own.</summary>
    Household,
    /// <summary>An area, without persons.</summary>
    Area,
}
