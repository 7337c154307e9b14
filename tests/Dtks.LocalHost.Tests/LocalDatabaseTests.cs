using System.Globalization;
using Dtks.LocalHost.Dev;
using Microsoft.Data.Sqlite;

namespace Dtks.LocalHost.Tests;

public sealed class LocalDatabaseTests : IDisposable
{
    private const string Insert = "INSERT INTO things (name) VALUES ($name)";
    private const string Names = "SELECT name FROM things ORDER BY number";
    private const int Many = 200;

    private readonly string _data = Directory.CreateTempSubdirectory("dtks-stand-ins-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task What_is_written_at_the_same_time_is_there_for_another_once_it_was_told_so()
    {
        using var database = Open();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(i => database.WriteAsync(Insert, Row(i))));

        // Another connection sees what is committed, and nothing else.
        using var other = new SqliteConnection($"Data Source={Path.Combine(_data, "things.db")};Pooling=False");
        other.Open();
        using var count = other.CreateCommand();
        count.CommandText = "SELECT count(*) FROM things";
        Assert.Equal((long)Many, count.ExecuteScalar());
    }

    [Fact]
    public async Task A_write_that_cannot_be_made_leaves_none_of_its_rows_and_holds_up_no_other()
    {
        using var database = Open();
        var before = database.WriteAsync(Insert, Row(1));
        var refused = database.WriteAsync(Insert, Row(2), Row(1));
        var after = database.WriteAsync(Insert, Row(3));
        await Task.WhenAll(before, after);
        await Assert.ThrowsAsync<SqliteException>(() => refused);
        Assert.Equal(["1", "3"], database.Texts(Names));
    }

    [Fact]
    public async Task What_waits_is_written_before_the_file_is_closed_and_nothing_is_taken_after()
    {
        var database = Open();
        var waiting = Enumerable.Range(0, Many).Select(i => database.WriteAsync(Insert, Row(i))).ToList();
        database.Dispose();
        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.WriteAsync(Insert, Row(Many)));
        using var again = Open();
        Assert.Equal(Enumerable.Range(0, Many), again.Texts(Names).Select(n => int.Parse(n, CultureInfo.InvariantCulture)));
    }

    private static (string Name, object? Value)[] Row(int name) => [("$name", name.ToString(CultureInfo.InvariantCulture))];

    private LocalDatabase Open()
    {
        var database = new LocalDatabase(Path.Combine(_data, "things.db"));
        database.Define("CREATE TABLE IF NOT EXISTS things (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
        return database;
    }
}
