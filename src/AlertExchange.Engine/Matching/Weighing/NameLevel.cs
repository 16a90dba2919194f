namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How two names compare, best first down to <see cref="SurnameDiffers"/>; edit distances are of no use on two or three characters.</summary>
public enum NameLevel : byte
{
    /// <summary>The row gives no name.</summary>
    Absent = 0,
    Same = 1,
    /// <summary>The same but for traditional or variant characters, middle dots, spaces, width.</summary>
    Variant = 2,
    /// <summary>Given-name characters that differ have the same toneless reading.</summary>
    Homophone = 3,
    /// <summary>The readings are the same in the region's speech (n/l, s/sh, in/ing …).</summary>
    MergedHomophone = 4,
    /// <summary>One given-name character is another that looks like it.</summary>
    LookAlike = 5,
    /// <summary>One character of a given name of two differs, is missing or stands in the other's place.</summary>
    OneCharacter = 6,
    /// <summary>The given name is the same, the surname another.</summary>
    SurnameDiffers = 7,
    /// <summary>The surname is the same, the given name another.</summary>
    GivenDiffers = 8,
    Different = 9,
    /// <summary>It is the name of another member of the person's household, beside the person's own id.</summary>
    OtherMember = 10,
}
