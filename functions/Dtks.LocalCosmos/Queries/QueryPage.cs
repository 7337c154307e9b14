using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Sql;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Queries;

/// <summary>Runs a query until a page is full, and knows where the next page begins.</summary>
internal sealed class QueryPage(SqlQuery query, QueryRequest request, ResumeFilter? resume, PageBuffer page, int pageSize)
{
    private StoredItem? _current;

    /// <summary>How many ranges there are, when the query is over one; 0 when it is over one partition.</summary>
    public int Ranges { get; init; }

    /// <summary>Documents the query looked at.</summary>
    public long LoadedDocuments { get; private set; }

    /// <summary>Bytes of those documents.</summary>
    public long LoadedBytes { get; private set; }

    /// <summary>Fills the page.</summary>
    /// <returns>Where the next page begins; null when this was the last.</returns>
    public ContinuationToken? Fill(StoreSession session, ItemScope scope, ContinuationToken from, DateTimeOffset now, CancellationToken cancellation)
    {
        var items = scope.Items(session, query.IsPerDocument ? from.RowKey - 1 : 0, now.ToUnixTimeSeconds());
        if (query.IsPerDocument && query.IsWholeDocument && query.Syntax.Where is null)
        {
            return FillWithItems(items.Select(Note));
        }

        var input = new QueryInput(items.Select(Note).Select(item => query.ReadDocument(item.Body)), now, cancellation);
        var results = query.Run(request.Parameters, input);
        return query.IsPerDocument ? FillByItem(results, from) : FillByCount(results, from.Skip);
    }

    private ContinuationToken? FillWithItems(IEnumerable<StoredItem> items)
    {
        foreach (var item in items)
        {
            if (page.IsFull(pageSize))
            {
                return new ContinuationToken(item.RowKey, 0);
            }

            page.Add(item.Body);
        }

        return null;
    }

    private ContinuationToken? FillByItem(IEnumerable<JToken> results, ContinuationToken from)
    {
        var (item, given) = (0L, 0);
        foreach (var result in results)
        {
            given = _current!.RowKey == item ? given + 1 : 1;
            item = _current.RowKey;
            if (item == from.RowKey && given <= from.Skip)
            {
                continue;
            }

            if (page.IsFull(pageSize))
            {
                return new ContinuationToken(item, given - 1);
            }

            Add(result);
        }

        return null;
    }

    // The count in a token is of the whole sequence, whether or not a resume filter leaves out its beginning.
    private ContinuationToken? FillByCount(IEnumerable<JToken> results, int skip)
    {
        var position = 0;
        foreach (var result in results)
        {
            if (position++ < skip || resume?.IsBefore(result) == true)
            {
                continue;
            }

            if (page.IsFull(pageSize))
            {
                return new ContinuationToken(0, position - 1, Ranges);
            }

            page.Add(result);
        }

        return null;
    }

    // A result that is the whole document needs no writing: its bytes lie in the store as they are sent.
    private void Add(JToken result)
    {
        if (query.IsWholeDocument)
        {
            page.Add(_current!.Body);
        }
        else
        {
            page.Add(result);
        }
    }

    private StoredItem Note(StoredItem item)
    {
        _current = item;
        LoadedDocuments++;
        LoadedBytes += item.Body.Length;
        return item;
    }
}
