using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.Tests.Stand;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Tests.Records;

[Collection(StoreTests.Name)]
public sealed class OwnRecordsTests(LocalStore local)
{
    private static readonly Partition Where = new(LocalStore.Registry, "own-records");

    [Fact]
    public async Task A_record_comes_with_its_version_and_one_that_cannot_be_read_is_told_and_written_anew()
    {
        var (id, heard) = (Guid.NewGuid().ToString("N"), new Heard());
        var unreadables = new UnreadableRecords(Dtks.Tests.UnheardInstruments.Make(), heard);
        Assert.Equal((null, null), await KnownAsync(id, unreadables));

        await local.Store.PutAsync(Where, new Mark { Id = id, Village = Where.Value, Far = 7 }, CancellationToken.None);
        var (known, etag) = await KnownAsync(id, unreadables);
        Assert.Equal((7, etag), (known!.Far, known.ETag));
        Assert.NotNull(etag);
        Assert.Empty(heard.Told);

        await local.Store.PutAsync(Where, new Later { Id = id, Village = Where.Value, Far = "seven" }, CancellationToken.None);
        var (unread, version) = await KnownAsync(id, unreadables);
        Assert.Null(unread);
        Assert.NotNull(version);
        Assert.NotEqual(etag, version);
        Assert.Contains($"registry own-records {id}", Assert.Single(heard.Told), StringComparison.Ordinal);
        Assert.True(await local.Store.TryReplaceAsync(Where, new Mark { Id = id, Village = Where.Value, Far = 8, ETag = version }, CancellationToken.None));
        Assert.Equal(8, (await KnownAsync(id, unreadables)).Known!.Far);
    }

    private Task<(Mark? Known, string? ETag)> KnownAsync(string id, UnreadableRecords unreadables) =>
        local.Store.KnownOrAnewAsync<Mark>(Where, id, unreadables, CancellationToken.None);

    private sealed record Mark : Document
    {
        public override string Type => "mark";

        public required string Village { get; init; }

        public required int Far { get; init; }
    }

    private sealed record Later : Document
    {
        public override string Type => "mark";

        public required string Village { get; init; }

        public required string Far { get; init; }
    }

    private sealed class Heard : ILogger<UnreadableRecords>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Told.Add(formatter(state, exception));
    }
}
