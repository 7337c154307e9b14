using Microsoft.Data.Sqlite;

namespace Dtks.LocalCosmos.Storage;

/// <summary>The one connection that writes: what a unit of work does to the store, on the writer's thread.</summary>
internal sealed class WriteSession : StoreSession
{
    private readonly TimeProvider _time;
    private long _lastPartition;

    public WriteSession(SqliteConnection connection, TimeProvider time)
        : base(connection)
    {
        _time = time;
        LastSequence = Scalar("SELECT last FROM sequence");
        _lastPartition = Scalar("SELECT coalesce(max(no), 0) FROM partitions");
    }

    /// <summary>Sequence number of the last write, committed or about to be.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Seconds since 1970.</summary>
    public long Now => Instant.ToUnixTimeSeconds();

    /// <summary>The time now, as queries see it.</summary>
    public DateTimeOffset Instant => _time.GetUtcNow();

    public long NextSequence() => ++LastSequence;

    public long EnsurePartition(long container, byte[] key)
    {
        if (FindPartition(container, key) is { } found)
        {
            return found;
        }

        var number = ++_lastPartition;
        Prepare("INSERT INTO partitions (no, container, epk) VALUES (?1, ?2, ?3)").Bind(1, number).Bind(2, container).Bind(3, key).Execute();
        return number;
    }

    public void Insert(long container, string id, StoredItem item)
    {
        Prepare("INSERT INTO items (rowkey, container, lsn, ts, ttl, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .Bind(1, item.RowKey).Bind(2, container).Bind(3, item.Sequence).Bind(4, item.Timestamp).Bind(5, item.TimeToLive)
            .Bind(6, item.Body).Execute();
        Prepare("INSERT INTO ids (partition, id, rowkey) VALUES (?1, ?2, ?3)")
            .Bind(1, StoreSchema.PartitionOf(item.RowKey)).Bind(2, id).Bind(3, item.RowKey).Execute();
    }

    public void Update(StoredItem item) =>
        Prepare("UPDATE items SET lsn = ?2, ts = ?3, ttl = ?4, body = ?5 WHERE rowkey = ?1")
            .Bind(1, item.RowKey).Bind(2, item.Sequence).Bind(3, item.Timestamp).Bind(4, item.TimeToLive).Bind(5, item.Body).Execute();

    public void Delete(long rowKey, string id)
    {
        Prepare("DELETE FROM items WHERE rowkey = ?1").Bind(1, rowKey).Execute();
        Prepare("DELETE FROM ids WHERE partition = ?1 AND id = ?2").Bind(1, StoreSchema.PartitionOf(rowKey)).Bind(2, id).Execute();
        ReleaseUnique(StoreSchema.PartitionOf(rowKey), rowKey);
    }

    /// <summary>The row key that holds a unique value; null when nobody does.</summary>
    public long? FindUnique(long partition, byte[] digest) =>
        Prepare("SELECT rowkey FROM uniques WHERE partition = ?1 AND digest = ?2").Bind(1, partition).Bind(2, digest).FirstInteger();

    public void TakeUnique(long partition, byte[] digest, long rowKey) =>
        Prepare("INSERT INTO uniques (partition, digest, rowkey) VALUES (?1, ?2, ?3)")
            .Bind(1, partition).Bind(2, digest).Bind(3, rowKey).Execute();

    public void ReleaseUnique(long partition, long rowKey) =>
        Prepare("DELETE FROM uniques WHERE partition = ?1 AND rowkey = ?2").Bind(1, partition).Bind(2, rowKey).Execute();

    public void Run(string sql) => Prepare(sql).Execute();

    public long Scalar(string sql) => Prepare(sql).FirstInteger() ?? 0;

    /// <summary>Runs one unit so that it takes effect whole or not at all within the transaction that is open.</summary>
    public T Whole<T>(Func<WriteSession, T> work)
    {
        var (sequence, partition) = (LastSequence, _lastPartition);
        Run("SAVEPOINT unit");
        try
        {
            var result = work(this);
            Run("RELEASE unit");
            return result;
        }
        catch
        {
            Run("ROLLBACK TO unit");
            Run("RELEASE unit");
            (LastSequence, _lastPartition) = (sequence, partition);
            throw;
        }
    }

    /// <summary>Opens a transaction.</summary>
    public void Begin() => Run("BEGIN IMMEDIATE");

    /// <summary>Puts everything since <see cref="Begin"/> on the disk.</summary>
    public void Commit()
    {
        Prepare("UPDATE sequence SET last = ?1").Bind(1, LastSequence).Execute();
        Run("COMMIT");
    }

    /// <summary>Takes everything back and forgets the numbers given out.</summary>
    public void RollBack(long sequence)
    {
        Run("ROLLBACK");
        LastSequence = sequence;
        _lastPartition = Scalar("SELECT coalesce(max(no), 0) FROM partitions");
    }
}
