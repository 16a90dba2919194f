namespace AlertExchange.Engine.Matching;

/// <summary>Attributes that agree or conflict between a row and a person.</summary>
[Flags]
public enum MatchAttributes : short
{
    None = 0,
    CitizenId = 1,
    Name = 2,
    BirthDate = 4,
    Sex = 8,
    Township = 16,
    Village = 32,
    Head = 64,
    Phone = 128,
}
