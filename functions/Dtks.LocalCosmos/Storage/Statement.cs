using SQLitePCL;

namespace Dtks.LocalCosmos.Storage;

/// <summary>One prepared SQLite statement, bound by position and read without copies; for one thread at a time.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
    }

    public Statement Bind(int position, long value)
    {
        Check(raw.sqlite3_bind_int64(_handle, position, value));
        return this;
    }

    public Statement Bind(int position, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(_handle, position, number) : raw.sqlite3_bind_null(_handle, position));
        return this;
    }

    public Statement Bind(int position, string value)
    {
        Check(raw.sqlite3_bind_text(_handle, position, value));
        return this;
    }

    public Statement Bind(int position, ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_handle, position, 0) : raw.sqlite3_bind_blob(_handle, position, value));
        return this;
    }

    /// <summary>Moves to the next row; false when there is none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_handle);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }

        var failure = new StoreFailedException(result, raw.sqlite3_errmsg(_database).utf8_to_string());
        raw.sqlite3_reset(_handle);
        throw failure;
    }

    /// <summary>The rows, one after the other in this statement; the end, or whoever stops early, resets it.</summary>
    public IEnumerable<Statement> Rows()
    {
        try
        {
            while (Step())
            {
                yield return this;
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first column of the first row; null when there is no row.</summary>
    public long? FirstInteger()
    {
        long? first = Step() ? Integer(0) : null;
        Reset();
        return first;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Execute()
    {
        Step();
        Reset();
    }

    public void Reset() => raw.sqlite3_reset(_handle);

    public long Integer(int column) => raw.sqlite3_column_int64(_handle, column);

    public long? OptionalInteger(int column) =>
        raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int64(_handle, column);

    public string Text(int column) => raw.sqlite3_column_text(_handle, column).utf8_to_string();

    /// <summary>A blob, valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_handle, column);

    public void Dispose() => _handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new StoreFailedException(result, raw.sqlite3_errmsg(_database).utf8_to_string());
        }
    }
}
