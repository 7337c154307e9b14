using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Sql;
using Dtks.LocalCosmos.Sql.Evaluation;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Queries;

/// <summary>Runs a query until a page is full, and knows where the next page begins.</summary>
internal sealed class QueryPage(SqlQuery query, QueryRequest request, PageBuffer page)
{
    /// <summary>Where the page begins; null at the start.</summary>
    public ContinuationToken? From { get; init; }

    /// <summary>Where the SDK wants an ordered query to go on; null when it says nothing.</summary>
    public ResultPosition? Resume { get; init; }

    /// <summary>How many ranges there are, when the query is over one; 0 when it is over one partition.</summary>
    public int Ranges { get; init; }

    /// <summary>What the container's index does for the query.</summary>
    public required IndexUse Use { get; init; }

    /// <summary>Fills the page.</summary>
    /// <returns>Where the next page begins; null when this was the last.</returns>
    public ContinuationToken? Fill(StoreSession session, ItemScope scope, DateTimeOffset now, CancellationToken cancellation)
    {
        // A token without a position counts the results from their beginning.
        var given = From?.Given ?? 0;
        var skipped = From is { Position: null } ? given : 0;
        var cursor = ResultCursor.Follows(query.Syntax) ? new ResultCursor(query.Syntax, From?.Position ?? Resume, given - skipped) : null;
        var after = query.IsPerDocument && From?.Position is { } position ? position.RowKey - 1 : 0;
        var items = scope.Items(session, after, now.ToUnixTimeSeconds());
        // Every document as it is needs no query: nothing of it is read.
        var results = query.IsWhole
            ? items.Where(item => cursor!.Passes([], item.RowKey) && Use.Load(item.Body.Length)).Select(item => (ReadOnlyMemory<byte>)item.Body)
            : query.Run(request.Parameters, Input(items, now, cancellation), cursor).Select(Bytes);
        foreach (var result in results.Skip(skipped))
        {
            if (!page.TryAdd(result.Span))
            {
                return new ContinuationToken(cursor?.Before, given + page.Count, query.IsPerDocument ? 0 : Ranges);
            }
        }

        return null;
    }

    private QueryInput Input(IEnumerable<StoredItem> items, DateTimeOffset now, CancellationToken cancellation) =>
        new(items.Select(item => query.ReadDocument(item.Body, item.RowKey)), now, cancellation, Use);

    // A result that is a whole document goes out as its bytes lie in the store.
    private static ReadOnlyMemory<byte> Bytes(JToken result) => result is StoredDocument stored ? stored.Body : JsonText.Write(result);
}
