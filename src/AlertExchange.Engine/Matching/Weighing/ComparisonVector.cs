using System.Text;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>
/// The level of each attribute between one row and one person, a byte each: what weighing looks at, and what training counts. An
/// agreement that follows from a stronger one (the birth date of a person whose id agrees) is marked as implied and weighs nothing.
/// </summary>
public readonly record struct ComparisonVector(ulong Packed)
{
    private const byte ImpliedBit = 0x80;

    public NameLevel Name => (NameLevel)this[LinkageAttribute.Name];

    public IdLevel CitizenId => (IdLevel)this[LinkageAttribute.CitizenId];

    public BirthDateLevel BirthDate => (BirthDateLevel)this[LinkageAttribute.BirthDate];

    public SexLevel Sex => (SexLevel)this[LinkageAttribute.Sex];

    public PlaceLevel Place => (PlaceLevel)this[LinkageAttribute.Place];

    public HeadLevel Head => (HeadLevel)this[LinkageAttribute.Head];

    public PhoneLevel Phone => (PhoneLevel)this[LinkageAttribute.Phone];

    public SchoolAgeLevel SchoolAge => (SchoolAgeLevel)this[LinkageAttribute.SchoolAge];

    /// <summary>The level's number; 0 for absent.</summary>
    public byte this[LinkageAttribute attribute] => (byte)(Packed >> Shift(attribute) & 0x7F);

    /// <summary>True where the level weighs nothing because a stronger agreement said it already.</summary>
    public bool IsImplied(LinkageAttribute attribute) => (Packed >> Shift(attribute) & ImpliedBit) != 0;

    /// <summary>The level's number as far as it weighs; 0 for absent or implied.</summary>
    internal byte Weighing(LinkageAttribute attribute) => IsImplied(attribute) ? (byte)0 : this[attribute];

    public ComparisonVector With(LinkageAttribute attribute, byte level) => new(Packed & ~(0xFFUL << Shift(attribute)) | (ulong)level << Shift(attribute));

    internal ComparisonVector Implying(LinkageAttribute attribute) => new(Packed | (ulong)ImpliedBit << Shift(attribute));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var attribute in LinkageLevels.All)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(LinkageLevels.Key(attribute)).Append('=').Append(LinkageLevels.Of(attribute, this[attribute])?.Key ?? "absent");
        }

        return text.ToString();
    }

    private static int Shift(LinkageAttribute attribute) => (int)attribute * 8;
}
