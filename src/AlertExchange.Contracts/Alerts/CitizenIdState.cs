using System.Text.Json.Serialization;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Alerts;

/// <summary>How far a citizen id as written can be trusted.</summary>
[JsonConverter(typeof(CitizenIdStateConverter))]
public enum CitizenIdState : byte
{
    /// <summary>The cell was empty or said 无 / 不详.</summary>
    Absent = 0,
    /// <summary>18 characters, a real birth date and the right check digit (GB 11643), perhaps after harmless cleaning.</summary>
    Sound = 1,
    /// <summary>18 characters with a plausible shape whose check digit is wrong; a real person may be behind it.</summary>
    CheckDigitFails = 2,
    /// <summary>A number cell or scientific notation that lost its last digits; never completed by guessing.</summary>
    DigitsLost = 3,
    /// <summary>Wrong length or characters.</summary>
    Malformed = 4,
}
