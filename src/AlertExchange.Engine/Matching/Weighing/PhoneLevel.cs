namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How the last four digits of the telephone compare.</summary>
public enum PhoneLevel : byte
{
    Absent = 0,
    SameTail = 1,
    Different = 2,
}
