namespace AlertExchange.Intake.Binding;

/// <summary>Why a column was bound to its field; stronger reasons first.</summary>
public enum BindingHow : byte
{
    /// <summary>By hand, or remembered from an earlier hand-made binding.</summary>
    Given = 0,
    /// <summary>The heading is a known heading.</summary>
    Exact,
    /// <summary>The heading ends in a known heading.</summary>
    Suffix,
    /// <summary>The heading contains a known heading.</summary>
    Contains,
}
