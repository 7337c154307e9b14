using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql;

/// <summary>What a query runs on.</summary>
/// <param name="Documents">
/// the documents of one partition or range in the order of their <c>_rid</c>, each with its system properties, parsed with
/// <c>DateParseHandling.None</c>. They are enumerated lazily and belong to the query: a result can be the document itself, or
/// put it into another token
/// </param>
/// <param name="Now">the instant that GetCurrentDateTime and its like answer</param>
/// <param name="Cancellation">ends an execution between two rows</param>
/// <param name="Use">what an index does for the execution, and counts; null where there is no index</param>
internal sealed record QueryInput(IEnumerable<JObject> Documents, DateTimeOffset Now, CancellationToken Cancellation, IndexUse? Use = null);

/// <summary>What an index spares one execution: documents that fail a condition it serves need not be loaded. Counts those that are.</summary>
/// <param name="served">for each condition of the query's filter, whether an index serves it</param>
internal sealed class IndexUse(bool[] served)
{
    private StoredDocument? _last;

    /// <summary>Documents loaded so far.</summary>
    public long Documents { get; private set; }

    /// <summary>Bytes of those documents.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether an index serves a condition.</summary>
    public bool Serves(int condition) => served[condition];

    /// <summary>Counts a document; true.</summary>
    public bool Load(StoredDocument? document)
    {
        if (document is not null && document != _last)
        {
            _last = document;
            Load(document.Body.Length);
        }

        return true;
    }

    /// <summary>Counts a document of a size; true.</summary>
    public bool Load(int bytes)
    {
        Documents++;
        Bytes += bytes;
        return true;
    }
}

/// <summary>
/// A stored document as a query reads it: as far as the query looks at it. Where the document itself is a result, its bytes are
/// what to send.
/// </summary>
/// <param name="body">the document as stored, in UTF-8</param>
/// <param name="rowKey">its row key</param>
internal sealed class StoredDocument(ReadOnlyMemory<byte> body, long rowKey) : JObject
{
    /// <summary>The document's row key.</summary>
    public long RowKey { get; } = rowKey;

    /// <summary>The document as stored, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;
}
