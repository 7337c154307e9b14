using System.Net;
using Azure.Storage.Queues;
using Dtks.Domain.Kernel;
using Dtks.Flows.Tests.Faults;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>A host whose events go to a topic that can be away, and a queue of its own that no function empties.</summary>
public sealed class DeliveryBench : IAsyncLifetime
{
    /// <summary>The tests that share it, one after another.</summary>
    public const string Collection = "delivery";

    /// <summary>The type of the events that tests publish.</summary>
    public const string EventType = "dtks.test.happened.v1";

    private static readonly DateTimeOffset Due = new(2046, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private int _named;

    /// <summary>The host.</summary>
    public FlowHost Host { get; } = new();

    /// <summary>The topic.</summary>
    public Topic Topic { get; private set; } = null!;

    /// <summary>Saves changes as functions do.</summary>
    public ChangeCommit Commit => Host.Services.GetRequiredService<ChangeCommit>();

    private DocumentStore Store => Host.Services.GetRequiredService<DocumentStore>();

    public async Task InitializeAsync()
    {
        Topic = await Topic.StartAsync();
        Host.Settings["EventGrid:TopicEndpoint"] = Topic.Address;
        await Host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Topic.DisposeAsync();
    }

    /// <summary>A change of one village that an event follows, and what else is given.</summary>
    public static ChangeSet Change(string village, string subject, params OutboxEntry[] others) =>
        ChangeSet.Bookkeeping(Partitions.Registry(village)).Then([OutboxEntry.Event(EventType, subject, new { subject }), .. others]);

    /// <summary>The same with an entry in the trail, which is where what follows goes then.</summary>
    public static ChangeSet Audited(string village, string subject, params OutboxEntry[] others) =>
        new ChangeSet(Partitions.Registry(village), [new AuditEntry("test.happened", "test", Role.System, subject, [])])
            .Then([OutboxEntry.Event(EventType, subject, new { subject, at = "2026-11-26T08:00:00Z" }), .. others]);

    /// <summary>A deadline that is due in twenty years.</summary>
    public static OutboxEntry Deadline(string target) => new DeadlineInput("proposalLapse", Due, "3306162006", target).Entry();

    /// <summary>Whether the deadline was noted down.</summary>
    public async Task<bool> HasDeadlineAsync(string target) =>
        await Store.ReadAsync<DeadlineDocument>(DeadlineBucket.Partition(DeadlineBucket.Of(Due, target)), $"proposalLapse-{target}", CancellationToken.None) is not null;

    /// <summary>Saves a change with its outbox as a process does that ends right after. The answer is the outbox's id.</summary>
    public async Task<string> SaveAndEndAsync(ChangeSet change)
    {
        var outbox = OutboxDocument.For(change, await Host.Flow.NowAsync());
        await Store.CommitAsync(change.Create(outbox).Batch, CancellationToken.None);
        return outbox.Id;
    }

    /// <summary>The outbox documents that stand in a village.</summary>
    public async Task<IReadOnlyList<JObject>> OutboxesAsync(string village)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'outbox' ORDER BY c.id");
        var found = new List<JObject>();
        await foreach (var outbox in Store.AllAsync<JObject>(Partitions.Registry(village), query, CancellationToken.None).ReadOr(bad => throw bad.Failure))
        {
            found.Add(outbox);
        }

        return found;
    }

    /// <summary>The audit entry about a subject, as it is stored.</summary>
    public async Task<JObject> EntryAsync(string village, string subject)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'audit' AND c.target = @target").With("@target", subject);
        return Assert.Single((await Store.FirstAsync<JObject>(Partitions.Registry(village), query, 2, CancellationToken.None)).ReadOr(bad => throw bad.Failure));
    }

    /// <summary>Writes a document as it is, over what is there.</summary>
    public async Task WriteAsync(JObject document)
    {
        var cosmos = Host.Services.GetRequiredService<CosmosClient>().GetContainer("dtks", "registry");
        await cosmos.UpsertItemAsync(document, new PartitionKey((string)document["village"]!));
    }

    /// <summary>Saves an audited change, as functions do.</summary>
    public Task SaveAsync(string village, string subject, params OutboxEntry[] others) => Commit.SaveAsync(Audited(village, subject, others), CancellationToken.None);

    /// <summary>How often an event about a subject came to the topic.</summary>
    public int Count(string subject) => Topic.Subjects(EventType).Count(s => s == subject);

    /// <summary>The ids of the events that follow from the change of an audit entry.</summary>
    public static IEnumerable<string> Ids(string entryId) => [$"outbox-{ChangeOf(entryId)}-0"];

    /// <summary>The same, of the entry as it is stored.</summary>
    public static IEnumerable<string> Ids(JObject entry) => Ids((string)entry["id"]!);

    /// <summary>The change that an audit entry is of.</summary>
    public static string ChangeOf(string entryId) => AuditDocument.ChangeOf(entryId);

    /// <summary>Everything is there again, and what was left is delivered.</summary>
    public async Task MendAsync()
    {
        Topic.Away = false;
        Topic.Taking = () => { };
        await Host.Flow.MendAsync();
        await Host.Flow.AdvanceAsync("PT61S");
    }

    /// <summary>Moves the clock, without waiting for what may still be left.</summary>
    public async Task AdvanceAsync(string duration) =>
        (await Host.Flow.SendAsync(HttpMethod.Post, "/dev/clock", body: new { advance = duration })).Expect(HttpStatusCode.OK);

    /// <summary>Lets what was left a minute ago be swept, and waits for it.</summary>
    public async Task SweptAsync()
    {
        await SweepAfterAsync("PT61S");
        await Host.Flow.IdleAsync();
    }

    /// <summary>Sweeps until it is so: a service that was away is spared for some seconds of real time.</summary>
    public async Task SweepUntilAsync(Func<Task<bool>> isSo)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        do
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "It never was.");
            await SweepAfterAsync("PT61S");
        }
        while (!await isSo());
    }

    /// <summary>Moves the clock and lets the sweep run, without waiting for what may still be left.</summary>
    public async Task SweepAfterAsync(string duration)
    {
        await AdvanceAsync(duration);
        (await Host.Flow.SendAsync(HttpMethod.Post, "/dev/timers/SweepOutbox")).Expect(HttpStatusCode.OK);
    }

    /// <summary>A queue that nobody empties, for as long as the work takes.</summary>
    public async Task WithQueueAsync(Func<QueueClient, Task> work)
    {
        var queue = Host.Services.GetRequiredService<QueueServiceClient>().GetQueueClient($"test-{Interlocked.Increment(ref _named)}");
        await queue.CreateAsync();
        try
        {
            await work(queue);
        }
        finally
        {
            await queue.DeleteAsync();
        }
    }
}

/// <summary>Those tests that need the topic.</summary>
[CollectionDefinition(DeliveryBench.Collection)]
public sealed class DeliveryCollection : ICollectionFixture<DeliveryBench>;
