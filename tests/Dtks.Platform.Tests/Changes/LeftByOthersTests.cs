using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;

namespace Dtks.Platform.Tests.Changes;

/// <summary>What processes left that ended is delivered after the number up to which they were done, and forgotten only when nothing is found any more.</summary>
[Collection(StoreTests.Name)]
public sealed class LeftByOthersTests(LocalStore local) : IAsyncLifetime
{
    private readonly string _other = Guid.NewGuid().ToString("N");
    private Following _it = null!;

    public async ValueTask InitializeAsync() => _it = await Following.OnAsync(local);

    public async ValueTask DisposeAsync()
    {
        _it.Dispose();
        foreach (var instance in new[] { _other, _it.Ledger.Instance })
        {
            await _it.Store.TryDeleteAsync(DelivererDocument.Partition, instance, etag: null, CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(60_000, 0)]
    [InlineData(60_001, 1)]
    public async Task One_that_was_heard_of_within_a_minute_lives(int milliseconds, int delivered)
    {
        await ChangedAsync(1);
        await HeardOfAsync(TimeSpan.FromMilliseconds(milliseconds));

        await RunAsync();

        Assert.Equal(delivered, _it.Published.Count);
    }

    [Fact]
    public async Task Only_what_comes_after_what_it_had_done_is_delivered_and_nothing_of_the_next_process()
    {
        await ChangedAsync(1, 2, 3);
        await _it.SavedAsync(_it.Entry($"{_other}.next-000000000009", Following.Event("next")));
        await HeardOfAsync(TimeSpan.FromHours(1), upTo: 1);

        await RunAsync();

        Assert.Equal(["2", "3"], _it.Published);
    }

    [Theory]
    [InlineData(119_999, 10_000, true)]
    [InlineData(120_000, 9_999, true)]
    [InlineData(120_000, 10_000, false)]
    public async Task It_is_forgotten_two_minutes_after_it_was_heard_of_and_ten_seconds_after_it_was_seen(int heard, int seen, bool stays)
    {
        await HeardOfAsync(TimeSpan.FromMilliseconds(heard));
        await RunAsync();
        _it.Work.RealTime.Advance(TimeSpan.FromMilliseconds(seen));

        await RunAsync();

        Assert.Equal(stays, await _it.WrittenAsync(_other) is not null);
    }

    [Fact]
    public async Task It_is_not_forgotten_by_the_run_that_still_found_something()
    {
        await HeardOfAsync(TimeSpan.FromHours(1));
        await RunAsync();
        _it.Work.RealTime.Advance(TimeSpan.FromSeconds(10));
        await ChangedAsync(1);

        await RunAsync();
        Assert.NotNull(await _it.WrittenAsync(_other));
        Assert.True(_it.Rescue.IsDone(_other, new ChangeTicket(_other, 1).ToString()));
        Assert.False(_it.Rescue.IsDone(_other, new ChangeTicket(_other, 2).ToString()));
        await RunAsync();
        Assert.Null(await _it.WrittenAsync(_other));

        await RunAsync();
        Assert.False(_it.Rescue.IsDone(_other, new ChangeTicket(_other, 1).ToString()));
        Assert.Equal(["1"], _it.Published);
    }

    [Fact]
    public async Task One_that_wrote_anew_counts_as_seen_only_then()
    {
        await HeardOfAsync(TimeSpan.FromHours(1));
        await RunAsync();
        _it.Work.RealTime.Advance(TimeSpan.FromSeconds(10));
        await HeardOfAsync(TimeSpan.FromHours(1));

        await RunAsync();

        Assert.NotNull(await _it.WrittenAsync(_other));
    }

    [Fact]
    public async Task What_this_process_has_under_way_is_its_own()
    {
        await _it.BegunAsync(isSaved: true, Following.Event("own"));
        _it.Work.Clock.Advance(TimeSpan.FromHours(1));

        await RunAsync();

        Assert.Empty(_it.Published);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_set_aside_and_its_neighbours_are_delivered()
    {
        await ChangedAsync(1, 3);
        var spoilt = new Spoilt { Id = "audit-spoilt-00", Village = _it.Here.Value, Surprise = 1, Outbox = new { ticket = new ChangeTicket(_other, 2).ToString() } };
        await _it.SavedAsync(spoilt);
        await HeardOfAsync(TimeSpan.FromHours(1));

        await RunAsync();
        await RunAsync();

        Assert.Equal(["1", "3"], _it.Published);
        var message = $"{{\"container\":\"{_it.Here.Container.Name}\",\"partition\":\"{_it.Here.Value}\",\"id\":\"{spoilt.Id}\",\"projected\":false}}";
        var kept = (await _it.Work.KeptAsync(DeliverOutbox.Queue, message))!;
        Assert.Equal((SetAsideReason.Unreadable, 1), (kept.Code, kept.Tries));
    }

    [Fact]
    public async Task What_could_be_neither_delivered_nor_kept_is_found_by_the_next_run_and_the_process_is_not_forgotten()
    {
        await _it.SavedAsync(_it.Entry(new ChangeTicket(_other, 1).ToString(), Following.Noted("n")));
        await _it.SavedAsync(_it.Entry(new ChangeTicket(_other, 2).ToString(), Following.Event("2")));
        await HeardOfAsync(TimeSpan.FromHours(1));
        _it.Projection.Fails = _ =>
        {
            _it.Break(_it.Here.Container.Name);
            return new HttpRequestException("away");
        };
        await RunAsync();
        Assert.False(_it.Rescue.IsDone(_other, new ChangeTicket(_other, 1).ToString()));
        _it.Mend();
        _it.Projection.Fails = _ => null;
        _it.Work.RealTime.Advance(TimeSpan.FromSeconds(10));

        await RunAsync();

        Assert.Equal(["n", "n"], _it.Projection.Asked);
        Assert.Equal(["2"], _it.Published);
        Assert.NotNull(await _it.WrittenAsync(_other));
    }

    [Fact]
    public async Task A_container_that_cannot_be_asked_is_told_when_the_others_were()
    {
        await ChangedAsync(1);
        await HeardOfAsync(TimeSpan.FromHours(1));
        _it.Containers.Declare(new DocumentContainer("z-nowhere", "/village"), [OutboxRescue.Index]);

        await Assert.ThrowsAsync<AggregateException>(RunAsync);

        Assert.Equal(["1"], _it.Published);
    }

    [Fact]
    public async Task More_than_a_page_of_them_is_delivered_in_one_run_and_each_once()
    {
        await ManyAsync(101, Following.Event);
        await HeardOfAsync(TimeSpan.FromHours(1));

        await RunAsync();

        Assert.Equal(101, _it.Published.Distinct().Count());
        Assert.Equal(101, _it.Published.Count);
    }

    [Fact]
    public async Task A_run_ends_after_twenty_seconds_and_the_process_is_forgotten_only_by_one_that_came_to_the_end()
    {
        await ManyAsync(101, Following.Noted);
        await HeardOfAsync(TimeSpan.FromHours(1));
        await SlowlyAsync();
        Assert.Equal(100, _it.Projection.Asked.Count);
        Assert.NotNull(await _it.WrittenAsync(_other));

        await SlowlyAsync();

        Assert.Equal(101, _it.Projection.Asked.Distinct().Count());
    }

    private Task RunAsync() => _it.Rescue.RunAsync(CancellationToken.None);

    // What is delivered first takes all the time a run has.
    private async Task SlowlyAsync()
    {
        var first = 0;
        _it.Projection.Fails = _ =>
        {
            if (Interlocked.Exchange(ref first, 1) == 0)
            {
                _it.Work.RealTime.Advance(TimeSpan.FromSeconds(20));
            }

            return null;
        };
        await RunAsync();
    }

    private Task HeardOfAsync(TimeSpan ago, long upTo = 0) => _it.Store.PutAsync(
        DelivererDocument.Partition, new DelivererDocument { Id = _other, In = DelivererDocument.Partition, UpTo = upTo, At = _it.Work.Now - ago }, CancellationToken.None);

    private async Task ChangedAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await _it.SavedAsync(_it.Entry(new ChangeTicket(_other, number).ToString(), Following.Event($"{number}")));
        }
    }

    private async Task ManyAsync(int count, Func<string, OutboxEntry> follows)
    {
        foreach (var some in Enumerable.Range(1, count).Chunk(DocumentStore.MaxOperations))
        {
            await _it.Store.CommitAsync(
                some.Aggregate(new DocumentBatch(_it.Here), (batch, n) => batch.Create(_it.Entry(new ChangeTicket(_other, n).ToString(), follows($"{n:000}")))), CancellationToken.None);
        }
    }

    private sealed record Spoilt : Document
    {
        public override string Type => AuditDocument.TypeName;

        public required string Village { get; init; }

        public required int Surprise { get; init; }

        public required object Outbox { get; init; }
    }
}
