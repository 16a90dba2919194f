using AlertExchange.Storage.Batches;
using AlertExchange.Storage.OffRoster;

namespace AlertExchange.Pipeline.Reading;

/// <summary>What a piece of a file came to, ready to be stored.</summary>
/// <param name="Number">The piece's place in the file.</param>
/// <param name="Batch">Null where every row was rejected.</param>
/// <param name="Doubtful">Accepted rows with a doubt.</param>
/// <param name="Strangers">People on no roster whom the matches of the batch tell of.</param>
internal sealed record ReadyBatch(int Number, NewBatch? Batch, int Doubtful, IReadOnlyList<StoredRejection> Rejections, IReadOnlyList<OffRosterPerson> Strangers);
