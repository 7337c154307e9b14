using System.Text;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Dtks.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Platform.Tests.Stand;

/// <summary>What works a queue's messages, put together on a day that no other test has.</summary>
internal sealed class Work
{
    private static int _days;

    public Work(LocalStore local)
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero).AddDays(40 * Interlocked.Increment(ref _days)));
        Store = local.Store;
        Reports = new SetAsideReports(Store, Topic.Publisher(), NullLogger<SetAsideReports>.Instance);
        Shelf = new Shelf(Store, Reports, Unreadables, new OptimisticRetry(TimeProvider.System), UnheardInstruments.Make(), Clock, NullLogger<Shelf>.Instance);
        var client = Queues.Client();
        Sender = new QueueSender(client);
        Declared.Declare(Counting, "turn");
        Poison = new PoisonQueues(client, Declared, Store, Unreadables, Shelf);
        Runner = new QueueMessageRunner(Sender, Declared, Shelf, Poison, Waits, NullLogger<QueueMessageRunner>.Instance);
    }

    /// <summary>A queue whose messages count in a member <c>turn</c>.</summary>
    public const string Counting = "counting";

    public QueueNames Declared { get; } = new();

    public UnreadableRecords Unreadables { get; } = new(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance);

    public FakeTimeProvider Clock { get; }

    public FakeTimeProvider RealTime { get; } = new();

    /// <summary>What the runner waited for what is away.</summary>
    public Pauses Waits { get; } = new();

    public QueuesInMemory Queues { get; } = new();

    public TopicInMemory Topic { get; } = new();

    public DocumentStore Store { get; }

    public SetAsideReports Reports { get; }

    public Shelf Shelf { get; }

    public QueueSender Sender { get; }

    public PoisonQueues Poison { get; }

    public QueueMessageRunner Runner { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static string Raw(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>What was set aside of a message today, or null.</summary>
    public Task<SetAsideDocument?> KeptAsync(string queue, string text) => Shelf.FindAsync(SetAsideId.Of(Now, queue, text), CancellationToken.None);

    /// <summary>As when an operator has it replayed.</summary>
    public async Task ReplayedAsync(string id)
    {
        var kept = (await Shelf.FindAsync(id, CancellationToken.None))!;
        Assert.True(await Store.TryReplaceAsync(Shelf.Partition(kept.Day), kept with { Status = SetAsideStatus.Replayed, Replays = kept.Replays + 1 }, CancellationToken.None));
    }
}
