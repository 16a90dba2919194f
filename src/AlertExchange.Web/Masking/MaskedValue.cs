using AlertExchange.Pipeline.Revealing;

namespace AlertExchange.Web.Masking;

/// <summary>A masked value beside its 查看, for the partial <c>_Masked</c>.</summary>
/// <param name="Text">As it is shown; null where there is no value.</param>
/// <param name="Title">What it is.</param>
/// <param name="MayReveal">Whoever looks may ask for it whole.</param>
public sealed record MaskedValue(string? Text, RevealSubject Subject, string Title, bool MayReveal)
{
    /// <summary>Where the whole value is asked for.</summary>
    public string Address => RevealAddress.Of(Subject);

    /// <summary>Where the masked value is had again.</summary>
    public string ClosedAddress => Address + "&closed=true";

    /// <summary>A value of somebody who lives in a household.</summary>
    public static MaskedValue OfMember(string? text, string householdCode, string personCode, RevealField field, bool mayReveal) =>
        new(text, new RevealSubject.Member(householdCode, personCode, field), RevealDesk.Title(field), mayReveal);

    /// <summary>A value of a row that a department sent.</summary>
    public static MaskedValue OfRow(string? text, string submissionId, string sheet, int line, RevealField field, bool mayReveal) =>
        new(text, new RevealSubject.Row(submissionId, sheet, line, field), RevealDesk.Title(field), mayReveal);
}
