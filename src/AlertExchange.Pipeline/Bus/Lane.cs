namespace AlertExchange.Pipeline.Bus;

/// <summary>Which of a station's two queues a claim check goes to.</summary>
internal enum Lane : byte
{
    /// <summary>Large files: they may wait, for their own work is long.</summary>
    Bulk = 0,

    /// <summary>Small files and departments that report in real time: never behind a large one.</summary>
    Express = 1,
}
