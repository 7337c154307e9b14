using Microsoft.Data.Sqlite;

namespace Dtks.LocalHost.Dev;

/// <summary>
/// The SQLite file of the stand-ins: what outside systems would keep, kept on this machine. A write that returned stays written.
/// </summary>
internal sealed class LocalDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();

    /// <summary>Opens the file, made when absent.</summary>
    public LocalDatabase(string path)
    {
        KeepPrivate(path);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
    }

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql, params IEnumerable<(string Name, object? Value)> parameters)
    {
        lock (_gate)
        {
            using var command = Command(sql, parameters);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Runs one statement for many rows, all of them or none.</summary>
    public void ExecuteAll(string sql, IEnumerable<IEnumerable<(string Name, object? Value)>> rows)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var row in rows)
            {
                using var command = Command(sql, row);
                command.Transaction = transaction;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
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

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

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

    private SqliteCommand Command(string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
