using System.Collections.Concurrent;
using Dtks.Domain.Kernel;
using Dtks.LocalCosmos.Faults;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Stand;

/// <summary>What delivers what follows from changes, in a container of its own.</summary>
internal sealed class Following : IDisposable
{
    private readonly LocalStore _local;

    private Following(LocalStore local, DocumentContainer indexed, DocumentContainer plain)
    {
        _local = local;
        Work = new Work(local);
        (Here, Unindexed) = (new Partition(indexed, "3306162006"), new Partition(plain, "3306162006"));
        Containers.Declare(indexed, [OutboxRescue.Index]);
        Containers.Declare(plain, []);
        Ledger = LedgerOfAnother();
        var delivery = new OutboxDelivery(Work.Sender, Work.Topic.Publisher(), [Projection], TimeProvider.System);
        Relay = new OutboxRelay(Store, delivery, Ledger, TimeProvider.System, RelayLines);
        Left = new LeftChanges(Ledger, Relay, Store, Work.Clock, Work.RealTime, LeftLines);
        Rescue = new OutboxRescue(Store, Containers, Relay, Work.Shelf, Work.Unreadables, Ledger, Work.Clock, Work.RealTime, NullLogger<OutboxRescue>.Instance);
        Sweep = new OutboxSweep(
            Store, Containers, Relay, Work.Shelf, Work.Unreadables, UnheardInstruments.Make(), Work.Clock, Work.RealTime, NullLogger<OutboxSweep>.Instance);
    }

    public Work Work { get; }

    public DocumentStore Store => Work.Store;

    /// <summary>Where what follows from a change is found by its ticket.</summary>
    public Partition Here { get; }

    /// <summary>Where it is not.</summary>
    public Partition Unindexed { get; }

    public DocumentContainers Containers { get; } = new();

    public Projection Projection { get; } = new();

    public ChangeLedger Ledger { get; }

    public OutboxRelay Relay { get; }

    public LeftChanges Left { get; }

    public OutboxRescue Rescue { get; }

    public OutboxSweep Sweep { get; }

    public Lines<OutboxRelay> RelayLines { get; } = new();

    public Lines<LeftChanges> LeftLines { get; } = new();

    /// <summary>The subjects of the events that were published, in the order of their letters.</summary>
    public IReadOnlyList<string> Published => [.. Work.Topic.Published.Where(e => (string?)e["type"] == "happened").Select(e => (string)e["subject"]!).Order(StringComparer.Ordinal)];

    public static async Task<Following> OnAsync(LocalStore local) => new(local, await local.ContainerAsync(), await local.ContainerAsync());

    public static AuditEntry Audited(string subject = "it") => new("test.changed", "officer-1", Role.Operator, subject, []);

    public static OutboxEntry Event(string subject) => OutboxEntry.Event("happened", subject, new { });

    /// <summary>What the projection is given; it fails as long as it is told to.</summary>
    public static OutboxEntry Noted(string name) => OutboxEntry.Projection("noted", new { name });

    public ChangeLedger LedgerOfAnother() => new(Store, Work.Clock, Work.RealTime, NullLogger<ChangeLedger>.Instance);

    public ChangeCommit Commit(params IEventFollower[] followers) => new(Store, Containers, Ledger, Relay, followers, Work.Clock);

    /// <summary>A container, or all of them, answers 503 from now on.</summary>
    public void Break(string? container) => _local.Faults.Add(new FaultRule { Kind = FaultKind.ServiceUnavailable, Container = container });

    public void Mend() => _local.Faults.Clear();

    public void Dispose()
    {
        Mend();
        Left.Dispose();
    }

    /// <summary>An entry of the trail, as a change leaves it, with what follows.</summary>
    public AuditDocument Entry(string ticket, params OutboxEntry[] follows) =>
        Assert.Single(AuditDocument.Of(Here, [Audited()], Work.Now, new FollowUps(ticket, OutboxDocument.Json(follows))));

    public async Task SavedAsync<T>(T document, Partition? partition = null)
        where T : Document => Assert.True(await Store.TryCreateAsync(partition ?? Here, document, CancellationToken.None));

    /// <summary>A change that was begun, and whose entry is saved or not.</summary>
    public async Task<OpenChange> BegunAsync(bool isSaved, params OutboxEntry[] follows)
    {
        var open = (await Ledger.OpenAsync(CancellationToken.None))!;
        var entry = Entry(open.Ticket.ToString(), follows);
        open.Carry(Here, entry, follows);
        if (isSaved)
        {
            await SavedAsync(entry);
        }

        return open;
    }

    /// <summary>An outbox document made so long ago.</summary>
    public async Task<OutboxDocument> LeftAsync(TimeSpan ago, params OutboxEntry[] entries)
    {
        var on = Work.Now - ago;
        var left = new OutboxDocument { Id = $"outbox-{Guid.CreateVersion7(on):N}", In = Here, CreatedOn = on, Entries = entries };
        await SavedAsync(left);
        return left;
    }

    /// <summary>What lies in a partition as an outbox.</summary>
    public async Task<IReadOnlyList<OutboxDocument>> OutboxesAsync(Partition? partition = null) =>
        await ListAsync<OutboxDocument>(partition ?? Here, "outbox");

    public async Task<IReadOnlyList<AuditDocument>> TrailAsync(Partition? partition = null) => await ListAsync<AuditDocument>(partition ?? Here, "audit");

    public Task<DelivererDocument?> WrittenAsync(string? instance = null) =>
        Store.ReadAsync<DelivererDocument>(DelivererDocument.Partition, instance ?? Ledger.Instance, CancellationToken.None);

    private async Task<IReadOnlyList<T>> ListAsync<T>(Partition partition, string type)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = @type ORDER BY c.id").With("@type", type);
        return (await Store.FirstAsync<T>(partition, query, 300, CancellationToken.None)).ReadOr(bad => throw bad.Failure);
    }
}

/// <summary>A projection that fails as long as it is told to.</summary>
internal sealed class Projection : IProjection
{
    private readonly ConcurrentQueue<string> _asked = new();

    public string Name => "noted";

    /// <summary>What it was asked for.</summary>
    public IReadOnlyList<string> Asked => [.. _asked.Order(StringComparer.Ordinal)];

    public Func<string, Exception?> Fails { get; set; } = _ => null;

    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var name = (string)input["name"]!;
        _asked.Enqueue(name);
        return Fails(name) is { } failure ? Task.FromException(failure) : Task.CompletedTask;
    }
}
