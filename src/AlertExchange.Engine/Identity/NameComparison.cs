namespace AlertExchange.Engine.Identity;

/// <summary>How alike two personal names are, most alike first.</summary>
public enum NameComparison : byte
{
    /// <summary>The same characters.</summary>
    Same = 0,
    /// <summary>The same after width, spaces, middle dots, traditional and variant characters are made alike.</summary>
    SameAfterNormalization = 1,
    /// <summary>Same surname and length; one given-name character differs and has the same toneless reading.</summary>
    OneHomophone = 2,
    /// <summary>Same surname and length; one given-name character differs.</summary>
    OneCharacterDiffers = 3,
    Different = 4,
}
