using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Dtks.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dtks.Platform.Tests.Changes;

/// <summary>What processes left that ended is delivered, whatever became of what they said of themselves and of the clock.</summary>
[Collection(StoreTests.Name)]
public sealed class OutboxRescueTests : IAsyncLifetime
{
    private readonly Work _work;
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly Partition _here = new(LocalStore.Registry, $"r-{Guid.NewGuid():N}");
    private readonly OutboxRescue _rescue;
    private readonly OutboxSweep _sweep;

    public OutboxRescueTests(LocalStore local)
    {
        _work = new Work(local);
        var containers = new DocumentContainers();
        containers.Declare(LocalStore.Registry, [OutboxRescue.Index]);
        var ledger = new ChangeLedger(_work.Store, _work.Clock, _work.RealTime, NullLogger<ChangeLedger>.Instance);
        var delivery = new OutboxDelivery(_work.Sender, _work.Topic.Publisher(), [], TimeProvider.System);
        var relay = new OutboxRelay(_work.Store, delivery, ledger, TimeProvider.System, NullLogger<OutboxRelay>.Instance);
        _rescue = new OutboxRescue(
            _work.Store, containers, relay, _work.Shelf, _work.Unreadables, ledger, _work.Clock, _work.RealTime, NullLogger<OutboxRescue>.Instance);
        _sweep = new OutboxSweep(
            _work.Store, containers, relay, _work.Shelf, _work.Unreadables, UnheardInstruments.Make(), _work.Clock, _work.RealTime, NullLogger<OutboxSweep>.Instance);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _work.Store.TryDeleteAsync(DelivererDocument.Partition, _instance, etag: null, CancellationToken.None);

    [Theory]
    [InlineData("surprise")]
    [InlineData("number")]
    [InlineData("at")]
    [InlineData("upTo")]
    public async Task One_that_cannot_be_read_is_set_aside_and_all_it_saved_is_delivered_once(string spoilt)
    {
        await ChangedAsync("a", 1);
        await ChangedAsync("b", 2);
        object document = spoilt switch
        {
            "at" => new Spoilt { Id = _instance, UpTo = 1, At = 5 },
            "upTo" => new Spoilt { Id = _instance, UpTo = "many", At = _work.Now.AddHours(-1) },
            "number" => new Spoilt { Id = _instance, UpTo = 1, At = _work.Now.AddHours(-1), Surprise = 1e300 },
            _ => new Spoilt { Id = _instance, UpTo = 1, At = _work.Now.AddHours(-1), Surprise = 1 },
        };
        Assert.True(await _work.Store.TryCreateAsync(DelivererDocument.Partition, (Spoilt)document, CancellationToken.None));

        await RunAsync();
        var message = $"{{\"container\":\"{Shelf.Container.Name}\",\"partition\":\"{DelivererDocument.Partition.Value}\",\"id\":\"{_instance}\",\"projected\":false}}";
        Assert.Equal((SetAsideReason.Unreadable, 1), ((await _work.KeptAsync(DeliverOutbox.Queue, message))!.Code, (await _work.KeptAsync(DeliverOutbox.Queue, message))!.Tries));
        Assert.Empty(Delivered());

        _work.RealTime.Advance(TimeSpan.FromSeconds(10));
        await RunAsync();
        await RunAsync();

        Assert.Equal(["a", "b"], Delivered());
        Assert.Equal(1, (await _work.KeptAsync(DeliverOutbox.Queue, message))!.Tries);
        Assert.True(await IsThereAsync());
        _work.RealTime.Advance(TimeSpan.FromMinutes(2));
        await RunAsync();
        Assert.False(await IsThereAsync());
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    public async Task One_written_by_a_clock_that_was_set_back_has_ended(int ahead, int delivered)
    {
        await ChangedAsync("a", 1);
        var document = new DelivererDocument { Id = _instance, In = DelivererDocument.Partition, UpTo = 0, At = _work.Now.AddSeconds(ahead) };
        Assert.True(await _work.Store.TryCreateAsync(DelivererDocument.Partition, document, CancellationToken.None));

        await RunAsync();
        Assert.Equal(delivered, Delivered().Count);

        _work.RealTime.Advance(TimeSpan.FromMinutes(2));
        await RunAsync();
        Assert.Equal((delivered, delivered == 0), (Delivered().Count, await IsThereAsync()));
    }

    [Theory]
    [InlineData(-61, 1)]
    [InlineData(0, 0)]
    [InlineData(61, 1)]
    public async Task What_was_left_by_a_clock_that_was_set_back_is_delivered(int seconds, int delivered)
    {
        var at = _work.Now.AddSeconds(seconds);
        var left = new OutboxDocument { Id = $"outbox-{Guid.CreateVersion7(at):N}", In = _here, CreatedOn = at, Entries = [OutboxEntry.Event("happened", "a", new { })] };
        Assert.True(await _work.Store.TryCreateAsync(_here, left, CancellationToken.None));

        await _sweep.RunAsync(CancellationToken.None);

        Assert.Equal(delivered, Delivered().Count);
        await _work.Store.TryDeleteAsync(_here, left.Id, etag: null, CancellationToken.None);
    }

    private Task RunAsync() => _rescue.RunAsync(CancellationToken.None);

    private List<string> Delivered() => [.. _work.Topic.Published.Where(e => (string?)e["type"] == "happened").Select(e => (string)e["subject"]!).Order()];

    private async Task<bool> IsThereAsync() => await _work.Store.LookAsync<DelivererDocument>(DelivererDocument.Partition, _instance, CancellationToken.None) is not null;

    private async Task ChangedAsync(string subject, long number)
    {
        var followUps = new FollowUps(new ChangeTicket(_instance, number).ToString(), OutboxDocument.Json([OutboxEntry.Event("happened", subject, new { })]));
        var audited = new AuditEntry("test.changed", "officer-1", Role.Operator, subject, []);
        var entry = Assert.Single(AuditDocument.Of(_here, [audited], _work.Now, followUps));
        Assert.True(await _work.Store.TryCreateAsync(_here, entry, CancellationToken.None));
    }

    private sealed record Spoilt : Document
    {
        public override string Type => DelivererDocument.TypeName;

        public string Day => DelivererDocument.Partition.Value;

        public required object UpTo { get; init; }

        public required object At { get; init; }

        public double? Surprise { get; init; }
    }
}
