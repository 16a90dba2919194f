namespace AlertExchange.Storage.Lists;

/// <summary>Has what is made beside the path of files take in what was written since. Thread-safe; several programs may do it at once.</summary>
internal sealed class ListKeeper(ExchangeStore store)
{
    private readonly Lock _turn = new();

    public AwaitedChanges Awaited => store.Read(scope => new AwaitedChanges(ListChanges.Newest(scope), store.Households.Newest(scope)));

    public void TakeIn()
    {
        if (Awaited.IsNothing)
        {
            return;
        }

        // The others wait for the one who takes in, and find it done.
        lock (_turn)
        {
            while (!Awaited.IsNothing)
            {
                store.Write(scope =>
                {
                    ListChanges.TakeIn(scope);
                    store.Households.TakeIn(scope);
                    return true;
                });
            }
        }
    }
}
