namespace AlertExchange.Intake.Binding;

/// <summary>Where an amount column's unit was said; the earlier member wins.</summary>
public enum UnitSource : byte
{
    Heading = 0,
    /// <summary>A row such as 单位：万元 above the header.</summary>
    NoteRow,
    /// <summary>Nowhere: the form's own unit.</summary>
    Form,
}
