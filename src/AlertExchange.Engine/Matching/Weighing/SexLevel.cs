namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>How the sex of a column compares.</summary>
public enum SexLevel : byte
{
    Absent = 0,
    Same = 1,
    Different = 2,
}
