using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Dtks.LocalCosmos.Storage;

/// <summary>The store of one data directory: one writer, as many readers as there are requests that read.</summary>
internal sealed class Store : IDisposable
{
    private const string FileName = "cosmos.db";
    private const string LockName = "cosmos.lock";

    // The log goes into the file every 16 MB: seldom enough to keep creates even, little enough to read again after a kill.
    private const string WriterSettings = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;
        """;

    private readonly string _readConnection;
    private readonly ConcurrentBag<StoreSession> _idle = [];
    private readonly CommitQueue _writer;
    private readonly FileStream _lock;
    private volatile bool _closed;

    private Store(string path, CommitQueue writer, FileStream held)
    {
        _lock = held;
        _readConnection = ConnectionString(path);
        _writer = writer;
    }

    /// <summary>Sequence number of the last write that is on the disk.</summary>
    public long Committed => _writer.Committed;

    /// <summary>Opens or creates the store of <paramref name="directory"/>.</summary>
    /// <exception cref="InvalidOperationException">The directory cannot be used, or holds a store of another version.</exception>
    public static Store Open(string directory, TimeProvider time)
    {
        var whole = Directory.CreateDirectory(directory).FullName;
        var path = Path.Combine(whole, FileName);
        var held = Hold(whole);
        var connection = Connect(ConnectionString(path));
        Run(connection, WriterSettings);
        EnsureTables(connection, path);
        return new Store(path, new CommitQueue(new WriteSession(connection, time)), held);
    }

    public Task<T> CommitAsync<T>(Func<WriteSession, T> work) => _writer.RunAsync(work);

    /// <summary>Reads with a session that nobody else uses meanwhile.</summary>
    public T Read<T>(Func<StoreSession, T> work)
    {
        var session = _idle.TryTake(out var idle) ? idle : OpenReader();
        try
        {
            return work(session);
        }
        finally
        {
            Return(session);
        }
    }

    public void Dispose()
    {
        _closed = true;
        _writer.Dispose();
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _lock.Dispose();
    }

    // The operating system lets go of the lock when a process dies, however it dies.
    private static FileStream Hold(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException($"The data directory {directory} is in use by another gateway: {e.Message}", e);
        }
    }

    private void Return(StoreSession session)
    {
        if (_closed || _idle.Count >= Environment.ProcessorCount * 2)
        {
            session.Dispose();
        }
        else
        {
            _idle.Add(session);
        }
    }

    private StoreSession OpenReader()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var connection = Connect(_readConnection);
        Run(connection, "PRAGMA query_only = ON; PRAGMA cache_size = -4000; PRAGMA busy_timeout = 5000;");
        return new StoreSession(connection);
    }

    // One process has the store, so SQLite need not ask the operating system for a lock at every read.
    private static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Pooling = false,
        Vfs = OperatingSystem.IsWindows() ? null : "unix-excl",
    }.ToString();

    private static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static void EnsureTables(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var version = Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (version == 0)
        {
            Run(connection, $"BEGIN IMMEDIATE; {StoreSchema.Tables} PRAGMA user_version = {StoreSchema.Version}; COMMIT;");
        }
        else if (version != StoreSchema.Version)
        {
            connection.Dispose();
            throw new InvalidOperationException(
                $"{path} holds a store of version {version}; this LocalCosmos reads version {StoreSchema.Version}. Choose another data directory.");
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
