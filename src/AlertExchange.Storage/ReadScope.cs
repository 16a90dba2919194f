namespace AlertExchange.Storage;

/// <summary>One snapshot of the database. Valid only inside the function it is handed to.</summary>
public class ReadScope
{
    internal ReadScope()
    {
    }
}
