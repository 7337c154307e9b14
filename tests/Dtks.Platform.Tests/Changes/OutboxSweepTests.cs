using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Tests.Changes;

/// <summary>What could not be delivered is delivered by the sweep, in its turn, and set aside where it never can be.</summary>
[Collection(StoreTests.Name)]
public sealed class OutboxSweepTests(LocalStore local) : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly Exception Away = new HttpRequestException("away");
    private Following _it = null!;

    public async ValueTask InitializeAsync() => _it = await Following.OnAsync(local);

    public ValueTask DisposeAsync()
    {
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_left_is_delivered_and_gone()
    {
        await _it.LeftAsync(Long, Following.Event("a"), Following.Noted("n"));

        await RunAsync();

        Assert.Equal(["a"], _it.Published);
        Assert.Equal(["n"], _it.Projection.Asked);
        Assert.Empty(await _it.OutboxesAsync());
    }

    [Fact]
    public async Task What_a_service_keeps_from_being_delivered_waits_even_beside_a_defect()
    {
        await _it.LeftAsync(Long, Following.Noted("defect"), Following.Noted("away"));
        _it.Projection.Fails = name => name == "away" ? Away : new InvalidOperationException();

        await RunAsync();

        Assert.Single(await _it.OutboxesAsync());
        _it.Projection.Fails = _ => null;
        await RunAsync();
        Assert.Empty(await _it.OutboxesAsync());
    }

    [Fact]
    public async Task What_can_never_be_delivered_is_set_aside_and_the_next_is_delivered()
    {
        var defect = await _it.LeftAsync(2 * Long, Following.Noted("defect"));
        await _it.LeftAsync(Long, Following.Event("a"));
        _it.Projection.Fails = _ => new InvalidOperationException();

        await RunAsync();
        await RunAsync();

        Assert.Equal(["a"], _it.Published);
        Assert.Equal(["defect"], _it.Projection.Asked);
        Assert.Equal(1, (await _it.Work.KeptAsync(DeliverOutbox.Queue, Message(defect.Id)))!.Tries);
        Assert.Empty(await _it.OutboxesAsync());
        var types = new DocumentQuery("SELECT VALUE c.type FROM c WHERE c.id = @id").With("@id", defect.Id);
        Assert.Equal([OutboxDocument.SetAsideTypeName], await _it.Store.TextsAsync(_it.Here, types, CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e300)]
    public async Task One_that_cannot_be_read_is_set_aside_and_the_next_is_delivered(double surprise)
    {
        var id = OutboxDocument.IdBefore(_it.Work.Now - 2 * Long);
        await _it.SavedAsync(new Spoilt { Id = id, Village = _it.Here.Value, Surprise = surprise });
        await _it.LeftAsync(Long, Following.Event("a"));

        await RunAsync();

        Assert.Equal(SetAsideReason.Unreadable, (await _it.Work.KeptAsync(DeliverOutbox.Queue, Message(id)))!.Code);
        Assert.Equal(["a"], _it.Published);
    }

    [Fact]
    public async Task A_container_that_cannot_be_asked_is_told_when_the_others_were_and_one_of_single_documents_is_not_asked()
    {
        await _it.LeftAsync(Long, Following.Event("a"));
        _it.Containers.Declare(new DocumentContainer("a-single", "/id"), []);
        await RunAsync();
        Assert.Equal(["a"], _it.Published);
        await _it.LeftAsync(Long, Following.Event("b"));
        _it.Containers.Declare(new DocumentContainer("a-nowhere", "/village"), []);

        var e = await Assert.ThrowsAsync<AggregateException>(RunAsync);

        Assert.Single(e.InnerExceptions);
        Assert.Equal(["a", "b"], _it.Published);
    }

    [Fact]
    public async Task A_run_that_comes_to_no_end_is_gone_on_with_and_then_it_begins_from_the_front()
    {
        var left = Enumerable.Range(0, 100).Select(i => Made(101 - i, Following.Noted($"{i:000}")));
        await _it.Store.CommitAsync(left.Aggregate(new DocumentBatch(_it.Here), (batch, outbox) => batch.Create(outbox)), CancellationToken.None);
        await _it.SavedAsync(Made(1, Following.Event("last")));
        _it.Projection.Fails = name =>
        {
            if (name == "000")
            {
                _it.Work.RealTime.Advance(TimeSpan.FromSeconds(30));
            }

            return Away;
        };

        await RunAsync();
        Assert.Equal((100, 0), (_it.Projection.Asked.Count, _it.Published.Count));
        await RunAsync();
        Assert.Equal((100, 1), (_it.Projection.Asked.Count, _it.Published.Count));
        _it.Projection.Fails = _ => null;
        await RunAsync();
        Assert.Equal(200, _it.Projection.Asked.Count);
        Assert.Empty(await _it.OutboxesAsync());
    }

    [Fact]
    public async Task Every_minute_what_this_process_left_what_others_left_and_what_lies_there_is_delivered_whatever_fails()
    {
        _it.Ledger.Leave(await _it.BegunAsync(isSaved: true, Following.Event("own")));
        await _it.LeftAsync(Long, Following.Event("lies there"));
        var other = new DelivererDocument { Id = Guid.NewGuid().ToString("N"), In = DelivererDocument.Partition, UpTo = 0, At = _it.Work.Now - Long };
        await _it.Store.PutAsync(DelivererDocument.Partition, other, CancellationToken.None);
        await _it.SavedAsync(_it.Entry(new ChangeTicket(other.Id, 1).ToString(), Following.Event("other")));
        _it.Containers.Declare(_it.Here.Container, []);
        _it.Containers.Declare(new DocumentContainer("z-nowhere", "/village"), [OutboxRescue.Index]);

        await Assert.ThrowsAsync<AggregateException>(
            () => new SweepOutbox(_it.Ledger, _it.Left, _it.Rescue, _it.Sweep).RunAsync(new TimerInfo(), CancellationToken.None));

        Assert.Equal(["lies there", "other", "own"], _it.Published);
        Assert.Equal(1, (await _it.WrittenAsync())!.UpTo);
        await _it.Store.TryDeleteAsync(DelivererDocument.Partition, other.Id, etag: null, CancellationToken.None);
    }

    private Task RunAsync() => _it.Sweep.RunAsync(CancellationToken.None);

    private OutboxDocument Made(int minutes, OutboxEntry entry)
    {
        var on = _it.Work.Now - Long - TimeSpan.FromMinutes(minutes);
        return new OutboxDocument { Id = $"outbox-{Guid.CreateVersion7(on):N}", In = _it.Here, CreatedOn = on, Entries = [entry] };
    }

    private string Message(string id) => $"{{\"container\":\"{_it.Here.Container.Name}\",\"partition\":\"{_it.Here.Value}\",\"id\":\"{id}\",\"projected\":false}}";

    private sealed record Spoilt : Document
    {
        public override string Type => OutboxDocument.TypeName;

        public required string Village { get; init; }

        public required double Surprise { get; init; }
    }
}
