using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>A process beside the host, over the same store, that saves changes and ends wherever a test wants.</summary>
internal sealed class OtherProcess
{
    private readonly DeliveryBench _bench;

    public OtherProcess(DeliveryBench bench)
    {
        _bench = bench;
        Ledger = new ChangeLedger(Store, Clock, Real, NullLogger<ChangeLedger>.Instance);
        Rescue = new OutboxRescue(
            Store, Of<DocumentContainers>(), Of<OutboxRelay>(), Of<Shelf>(), Of<UnreadableRecords>(), Ledger, Clock, Real, NullLogger<OutboxRescue>.Instance);
    }

    /// <summary>The clock on its wall.</summary>
    public FakeTimeProvider Real { get; } = new();

    /// <summary>Its ledger.</summary>
    public ChangeLedger Ledger { get; }

    /// <summary>Its sweep of what others left.</summary>
    public OutboxRescue Rescue { get; }

    /// <summary>What it says of itself; null when it says nothing.</summary>
    public Task<DelivererDocument?> DocumentAsync() =>
        Store.ReadAsync<DelivererDocument>(DelivererDocument.Partition, Ledger.Instance, CancellationToken.None);

    /// <summary>Saves a change, and delivers nothing. The answer is the id of its entry.</summary>
    public async Task<string> SaveAsync(string village, string subject, params OutboxEntry[] others) => (await OpenAsync(village, subject, others)).Id;

    /// <summary>The same, and closes it as if all were delivered.</summary>
    public async Task<string> SaveAndCloseAsync(string village, string subject)
    {
        var (open, id) = await OpenAsync(village, subject);
        Ledger.Close(open);
        return id;
    }

    private async Task<(OpenChange Open, string Id)> OpenAsync(string village, string subject, params OutboxEntry[] others)
    {
        var change = DeliveryBench.Audited(village, subject, others);
        var open = await Ledger.OpenAsync(CancellationToken.None) ?? throw new InvalidOperationException("It could not say that it is there.");
        var outbox = new FollowUps(open.Ticket.ToString(), OutboxDocument.Json(change.Outbox));
        var entry = Assert.Single(AuditDocument.Of(change.Partition, change.Audited, await _bench.Host.Flow.NowAsync(), outbox));
        await Store.CommitAsync(change.Create(entry).Batch, CancellationToken.None);
        return (open, entry.Id);
    }

    private DocumentStore Store => Of<DocumentStore>();

    private TimeProvider Clock => Of<TimeProvider>();

    private T Of<T>()
        where T : notnull => _bench.Host.Services.GetRequiredService<T>();
}
