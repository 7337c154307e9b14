namespace Dtks.LocalCosmos.Storage;

/// <summary>
/// The tables. An item's row key is its partition's number (26 bits) followed by the sequence number of its creation
/// (34 bits): the items of one partition lie together and in order of creation, and a row key is never used twice.
/// </summary>
internal static class StoreSchema
{
    /// <summary>Bits of a row key that hold the sequence number.</summary>
    public const int SequenceBits = 34;

    /// <summary>Version of the tables, kept in SQLite's user_version.</summary>
    public const int Version = 1;

    public const string Tables = """
        CREATE TABLE sequence (last INTEGER NOT NULL);
        INSERT INTO sequence VALUES (0);
        CREATE TABLE databases (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, lsn INTEGER NOT NULL, ts INTEGER NOT NULL);
        CREATE TABLE containers (no INTEGER PRIMARY KEY AUTOINCREMENT, database INTEGER NOT NULL, id TEXT NOT NULL,
          definition TEXT NOT NULL, lsn INTEGER NOT NULL, ts INTEGER NOT NULL, UNIQUE (database, id));
        CREATE TABLE offers (no INTEGER PRIMARY KEY AUTOINCREMENT, resource TEXT NOT NULL UNIQUE, link TEXT NOT NULL,
          content TEXT NOT NULL, lsn INTEGER NOT NULL, ts INTEGER NOT NULL);
        CREATE TABLE partitions (no INTEGER PRIMARY KEY, container INTEGER NOT NULL, epk BLOB NOT NULL);
        CREATE UNIQUE INDEX partition_by_key ON partitions (container, epk);
        CREATE INDEX partition_in_order ON partitions (container, no, epk);
        CREATE TABLE items (rowkey INTEGER PRIMARY KEY, container INTEGER NOT NULL, lsn INTEGER NOT NULL, ts INTEGER NOT NULL,
          ttl INTEGER, body BLOB NOT NULL);
        CREATE UNIQUE INDEX item_by_change ON items (container, lsn);
        CREATE TABLE ids (partition INTEGER NOT NULL, id TEXT NOT NULL, rowkey INTEGER NOT NULL, PRIMARY KEY (partition, id)) WITHOUT ROWID;
        CREATE TABLE uniques (partition INTEGER NOT NULL, digest BLOB NOT NULL, rowkey INTEGER NOT NULL, PRIMARY KEY (partition, digest))
          WITHOUT ROWID;
        CREATE INDEX unique_by_item ON uniques (partition, rowkey);
        """;

    public static long FirstRowKey(long partition) => partition << SequenceBits;

    public static long PartitionOf(long rowKey) => rowKey >> SequenceBits;

    public static long RowKey(long partition, long sequence) => FirstRowKey(partition) | (sequence & ((1L << SequenceBits) - 1));
}
