using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Dtks.LocalHost.Dev;

/// <summary>
/// The SQLite file of the stand-ins: what outside systems would keep, kept on this machine. A write whose task ended well stays written. What
/// is to be written at the same time goes to the disk together, so that callers wait for it once and not in turn.
/// </summary>
internal sealed class LocalDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();
    private readonly Channel<Write> _waiting = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Thread _writer;

    /// <summary>Opens the file, made when absent.</summary>
    public LocalDatabase(string path)
    {
        KeepPrivate(path);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Define("PRAGMA journal_mode = WAL");
        Define("PRAGMA synchronous = FULL");
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "Stand-ins writer" };
        _writer.Start();
    }

    /// <summary>Runs a statement that defines what there is.</summary>
    public void Define(string sql)
    {
        lock (_gate)
        {
            using var command = Command(sql, []);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Runs one statement for every row, for all of them or for none; ends when that is on the disk.</summary>
    /// <exception cref="SqliteException">It could not be done; what else was to be written is not held up by it.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Task WriteAsync(string sql, params IReadOnlyList<IReadOnlyList<(string Name, object? Value)>> rows)
    {
        var write = new Write(sql, rows);
        return _waiting.Writer.TryWrite(write) ? write.Done.Task : Task.FromException(new ObjectDisposedException(nameof(LocalDatabase)));
    }

    /// <summary>The first column of every row, as text.</summary>
    public IReadOnlyList<string> Texts(string sql, params IEnumerable<(string Name, object? Value)> parameters)
    {
        lock (_gate)
        {
            using var command = Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var texts = new List<string>();
            while (reader.Read())
                texts.Add(reader.GetString(0));
            return texts;
        }
    }

    /// <summary>Writes what waits, then closes the file.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _writer.Join();
        _connection.Dispose();
    }

    // People lie here in clear: for the owner alone, as are the files that SQLite makes beside it, with the mode of this one.
    private static void KeepPrivate(string path)
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows())
            return;
        new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = owner }).Dispose();
        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" }.Where(File.Exists))
            File.SetUnixFileMode(file, owner);
    }

    private void WriteAll()
    {
        var group = new List<Write>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_waiting.Reader.TryRead(out var write))
                group.Add(write);
            WriteTogether(group);
            group.Clear();
        }
    }

    private void WriteTogether(List<Write> group)
    {
        try
        {
            lock (_gate)
            {
                using var transaction = _connection.BeginTransaction();
                group.ForEach(write => Run(write, transaction));
                transaction.Commit();
            }
        }
        catch (SqliteException e)
        {
            // The disk is full or gone: none of it is written.
            group.ForEach(write => write.Done.TrySetException(e));
        }

        group.ForEach(write => write.Answer());
    }

    private void Run(Write write, SqliteTransaction transaction)
    {
        transaction.Save("write");
        try
        {
            foreach (var row in write.Rows)
            {
                using var command = Command(write.Sql, row);
                command.Transaction = transaction;
                command.ExecuteNonQuery();
            }
        }
        catch (SqliteException e)
        {
            transaction.Rollback("write");
            write.Refusal = e;
        }

        transaction.Release("write");
    }

    private SqliteCommand Command(string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private sealed record Write(string Sql, IReadOnlyList<IReadOnlyList<(string Name, object? Value)>> Rows)
    {
        // The writer must not run what its callers go on with.
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SqliteException? Refusal { get; set; }

        public void Answer()
        {
            if (Refusal is { } refusal)
                Done.TrySetException(refusal);
            else
                Done.TrySetResult();
        }
    }
}
