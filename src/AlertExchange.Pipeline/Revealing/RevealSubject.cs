namespace AlertExchange.Pipeline.Revealing;

/// <summary>Where a masked value stands, in codes: nothing in it points at a person elsewhere.</summary>
public abstract record RevealSubject
{
    private RevealSubject()
    {
    }

    /// <summary>A value of somebody who lives in a household.</summary>
    /// <param name="HouseholdCode">户编号, or the key of somebody on no roster.</param>
    /// <param name="PersonCode">人编号, or the same key.</param>
    public sealed record Member(string HouseholdCode, string PersonCode, RevealField Field) : RevealSubject;

    /// <summary>A value that was read from a row of a department's file.</summary>
    /// <param name="Line">1-based row of the sheet.</param>
    public sealed record Row(string SubmissionId, string Sheet, int Line, RevealField Field) : RevealSubject;

    /// <summary>A cell of such a row as the file has it, whatever was made of it.</summary>
    /// <param name="Line">1-based row of the sheet.</param>
    /// <param name="Column">1-based, as spreadsheets count.</param>
    public sealed record Cell(string SubmissionId, string Sheet, int Line, int Column) : RevealSubject;
}
