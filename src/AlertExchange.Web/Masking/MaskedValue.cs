using AlertExchange.Pipeline.Households;

namespace AlertExchange.Web.Masking;

/// <summary>A masked value beside its 查看, for the partial <c>_Masked</c>.</summary>
/// <param name="Text">As it is shown; null where there is no value.</param>
/// <param name="HouseholdCode">户编号, or the key of somebody on no roster.</param>
/// <param name="PersonCode">人编号, or the same key.</param>
/// <param name="MayReveal">Whoever looks may ask for it whole.</param>
public sealed record MaskedValue(string? Text, string HouseholdCode, string PersonCode, RevealField Field, bool MayReveal)
{
    /// <summary>Where the whole value is asked for: codes alone, nothing that points at a person.</summary>
    public string Address => $"/reveal?household={Uri.EscapeDataString(HouseholdCode)}&person={Uri.EscapeDataString(PersonCode)}&field={Field}";

    /// <summary>Where the masked value is had again.</summary>
    public string ClosedAddress => Address + "&closed=true";
}
