using System.Text;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage.DeadLetters;

namespace AlertExchange.Web.Tests.Support;

/// <summary>Things that a county has only when something went wrong, or somebody began something.</summary>
internal static class DeskSamples
{
    /// <summary>A roster file that waits to be confirmed, its preview made.</summary>
    public static string Draft(ServedCounty county, string csv = "户编号,人编号,姓名,证件号码,与户主关系,户类型,乡镇,行政村\nH9001,P9001,王试一,341098196201011238,户主,脱贫户,平里镇,平里村\n")
    {
        var desk = county.Get<RosterDraftDesk>();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var draft = desk.TakeAsync(content, "花名册.csv", "乡村振兴局", CancellationToken.None).GetAwaiter().GetResult();
        Settled(county, draft);
        return draft;
    }

    /// <summary>Waits until nothing is being done with a roster file.</summary>
    public static RosterDraftView? Settled(ServedCounty county, string draft)
    {
        for (var i = 0; i < 600; i++)
        {
            var view = county.Get<RosterDraftDesk>().Find(draft);
            if (view?.Doing is null)
            {
                return view;
            }

            Thread.Sleep(50);
        }

        throw new TimeoutException("A roster file is still being worked on.");
    }

    /// <summary>A row that the program failed on.</summary>
    public static string Letter(ServedCounty county, string fault = "System.InvalidOperationException")
    {
        var store = county.Store;
        var batch = store.Read(store.Batches.ListLive)[0];
        store.Write(scope =>
        {
            store.DeadLetters.ParkRows(scope, batch.BatchId, [new ParkedRow(0, fault)], county.Clock.GetUtcNow());
            return true;
        });
        return Letters.OfRow(batch.BatchId, 0);
    }
}
