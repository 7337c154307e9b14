namespace Dtks.LocalCosmos.Sql;

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
