using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql;

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
