using Dtks.LocalCosmos.Partitioning;
using Microsoft.Data.Sqlite;

namespace Dtks.LocalCosmos.Storage;

/// <summary>One connection to the store with its prepared statements; reads items. For one thread at a time.</summary>
internal class StoreSession : IDisposable
{
    private const string ItemColumns = "rowkey, lsn, ts, ttl, body";

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    public StoreSession(SqliteConnection connection) => _connection = connection;

    /// <summary>The partition with a key; null while nothing was ever written to it.</summary>
    public long? FindPartition(long container, byte[] key) =>
        Prepare("SELECT no FROM partitions WHERE container = ?1 AND epk = ?2").Bind(1, container).Bind(2, key).FirstInteger();

    /// <summary>The item with an id in the partition with a key: the point read, in one statement and so in one read transaction.</summary>
    public StoredItem? Find(long container, byte[] key, string id) => FirstItem(Prepare($"""
        SELECT {ItemColumns} FROM items WHERE rowkey = (SELECT rowkey FROM ids
        WHERE partition = (SELECT no FROM partitions WHERE container = ?1 AND epk = ?2) AND id = ?3)
        """).Bind(1, container).Bind(2, key).Bind(3, id));

    public StoredItem? Find(long partition, string id) => FirstItem(
        Prepare($"SELECT {ItemColumns} FROM items WHERE rowkey = (SELECT rowkey FROM ids WHERE partition = ?1 AND id = ?2)").Bind(1, partition).Bind(2, id));

    /// <summary>The item at a row key; null when it is gone.</summary>
    public StoredItem? Find(long rowKey) => FirstItem(Prepare($"SELECT {ItemColumns} FROM items WHERE rowkey = ?1").Bind(1, rowKey));

    /// <summary>The items of one partition after a row key, in order of creation.</summary>
    public IEnumerable<StoredItem> Scan(long partition, long afterRowKey) =>
        Prepare($"SELECT {ItemColumns} FROM items WHERE rowkey >= ?1 AND rowkey < ?2 ORDER BY rowkey")
            .Bind(1, Math.Max(StoreSchema.FirstRowKey(partition), afterRowKey + 1)).Bind(2, StoreSchema.FirstRowKey(partition + 1))
            .Rows().Select(Item);

    /// <summary>The items of a container whose keys lie in a range, after a row key, in order of row key.</summary>
    public IEnumerable<StoredItem> Scan(long container, KeyRange range, long afterRowKey)
    {
        var partition = StoreSchema.PartitionOf(Math.Max(afterRowKey, 0));
        while (NextPartition(container, range, partition) is { } next)
        {
            foreach (var item in Scan(next, afterRowKey))
            {
                yield return item;
            }

            partition = next + 1;
        }
    }

    /// <summary>The items of a container written after a sequence number, in order of writing; with their partitions' keys.</summary>
    public IEnumerable<(StoredItem Item, byte[] Key)> Changes(long container, long afterSequence) =>
        Prepare("""
            SELECT i.rowkey, i.lsn, i.ts, i.ttl, i.body, p.epk FROM items i JOIN partitions p ON p.no = (i.rowkey >> 34)
            WHERE i.container = ?1 AND i.lsn > ?2 ORDER BY i.lsn
            """).Bind(1, container).Bind(2, afterSequence).Rows().Select(row => (Item(row), row.Blob(5).ToArray()));

    public virtual void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
        GC.SuppressFinalize(this);
    }

    protected internal Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(_connection.Handle!, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    private long? NextPartition(long container, KeyRange range, long from) =>
        Prepare("SELECT no FROM partitions WHERE container = ?1 AND no >= ?2 AND epk >= ?3 AND epk < ?4 ORDER BY no LIMIT 1")
            .Bind(1, container).Bind(2, from).Bind(3, range.Min).Bind(4, range.Max).FirstInteger();

    private static StoredItem? FirstItem(Statement statement)
    {
        var item = statement.Step() ? Item(statement) : null;
        statement.Reset();
        return item;
    }

    private static StoredItem Item(Statement row) =>
        new(row.Integer(0), row.Integer(1), row.Integer(2), (int?)row.OptionalInteger(3), row.Blob(4).ToArray());
}
