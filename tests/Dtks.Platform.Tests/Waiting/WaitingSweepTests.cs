using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using Dtks.Platform.Tests.Stand;
using Dtks.Platform.Waiting;
using Dtks.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Platform.Tests.Waiting;

/// <summary>What waits longer than it should is driven on, looked at again, and given up after the last look.</summary>
[Collection(StoreTests.Name)]
public sealed class WaitingSweepTests : IAsyncLifetime
{
    private static readonly Partition Beside = DeadlineBucket.Partition(LookedDocument.TheId);
    private readonly DocumentStore _store;
    private readonly Partition _here = new(LocalStore.Registry, $"a-{Guid.NewGuid():N}");
    private readonly QueuesInMemory _queues = new();
    private readonly State _state;

    // The ten minutes in which the store stamped have passed here.
    private readonly FakeTimeProvider _clock = new(LocalStore.Stamped.AddMinutes(20));
    private readonly Looks _looks;
    private readonly WaitingSweep _sweep;
    private readonly WaitingSweep _beside;

    public WaitingSweepTests(LocalStore local)
    {
        _store = local.Store;
        _state = new State(_store, $"t{Guid.NewGuid():N}");
        var containers = new DocumentContainers();
        containers.Declare(LocalStore.Registry, []);
        var deadlines = new DeadlineProjection(_store, _clock);
        _looks = new Looks([_state], containers, deadlines, new QueueSender(_queues.Client()), _clock, NullLogger<Looks>.Instance);
        _sweep = Sweep(deadlines, _state);
        _beside = Sweep(deadlines, new Unaskable(), _state);
    }

    public async ValueTask InitializeAsync() => await _store.TryDeleteAsync(Beside, LookedDocument.TheId, etag: null, CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_waits_is_driven_on_and_noted_to_be_looked_at_again()
    {
        await AddAsync("2", "waiting");
        await AddAsync("1", "waiting");
        await AddAsync("3", "done");
        await _sweep.RunAsync(CancellationToken.None);
        Assert.Equal(["1", "2"], Driven());
        Assert.Equal(1, Assert.Single(await NotedAsync()).Round);
        await _sweep.RunAsync(CancellationToken.None);
        Assert.Equal(["1", "2"], Driven());
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    public async Task What_was_looked_at_by_a_clock_that_was_set_back_is_looked_at_again(int ahead, int driven)
    {
        await AddAsync("1", "waiting");
        await _store.TryCreateAsync(Beside, new LookedDocument { Id = LookedDocument.TheId, UpTo = _clock.GetUtcNow().AddSeconds(ahead) }, CancellationToken.None);

        await _sweep.RunAsync(CancellationToken.None);

        Assert.Equal(driven, _queues.Sent.Count);
    }

    [Fact]
    public async Task Nothing_that_waits_is_nothing_to_look_at_again()
    {
        await AddAsync("1", "done");
        await _sweep.RunAsync(CancellationToken.None);
        Assert.Empty(_queues.Sent);
        Assert.Empty(await NotedAsync());
    }

    [Fact]
    public async Task A_look_that_fails_is_put_off_and_nothing_else_is()
    {
        await AddAsync("1", "waiting");
        await AddAsync("2", "waiting", _here with { Value = $"b{_here.Value}" });
        _state.Fails = _here.Value;
        await _sweep.RunAsync(CancellationToken.None);
        Assert.Equal(["2"], Driven());
        Assert.Equal(0, Assert.Single(await NotedAsync()).Round);
        Assert.NotNull(await _store.ReadAsync<LookedDocument>(Beside, LookedDocument.TheId, CancellationToken.None));
    }

    [Fact]
    public async Task Of_more_partitions_than_one_run_looks_at_the_rest_is_put_off_and_none_is_passed_over()
    {
        for (var i = 0; i <= WaitingSweep.MostAtOnce; i++)
        {
            await AddAsync($"{i}", "waiting", _here with { Value = $"{_here.Value}-{i:000}" });
        }

        await _sweep.RunAsync(CancellationToken.None);

        Assert.Equal(WaitingSweep.MostAtOnce, _queues.Sent.Count);
        var noted = await NotedAsync("STARTSWITH(c.village, @here)");
        Assert.Equal((WaitingSweep.MostAtOnce + 1, 1), (noted.Count, noted.Count(look => look.Round == 0)));
    }

    [Fact]
    public async Task A_state_that_cannot_be_asked_for_keeps_no_other_from_being_looked_at_and_all_is_asked_for_again()
    {
        await AddAsync("1", "waiting");
        await Assert.ThrowsAsync<AggregateException>(() => _beside.RunAsync(CancellationToken.None));
        Assert.Equal(["1"], Driven());
        Assert.Null(await _store.ReadAsync<LookedDocument>(Beside, LookedDocument.TheId, CancellationToken.None));
    }

    [Theory]
    [InlineData(Look.Most - 1, 1)]
    [InlineData(Look.Most, 0)]
    public async Task After_the_last_look_it_is_given_up(int round, int driven)
    {
        await AddAsync("1", "waiting");
        var look = Look.After(_here, LocalStore.Stamped) with { Round = round - 1 };
        await new LookAfterWaiting(_looks).RunAsync(look.Next(_clock.GetUtcNow()), CancellationToken.None);
        Assert.Equal(driven, _queues.Sent.Count);
        Assert.Equal(driven, (await NotedAsync()).Count);
    }

    private WaitingSweep Sweep(DeadlineProjection deadlines, params IWaiting[] states) => new(
        states, _store, new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance), _looks, deadlines, _clock, NullLogger<WaitingSweep>.Instance);

    private List<string> Driven() =>
        [.. _queues.Sent.Select(s => (string)Newtonsoft.Json.Linq.JObject.Parse(QueueText.TryRead(s.Text)!)["id"]!)];

    private async Task<IReadOnlyList<Look>> NotedAsync(string where = "c.village = @here")
    {
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = 'deadline' AND {where}").With("@here", _here.Value);
        var noted = await _store.SweepAsync<DeadlineDocument>(DeadlineBucket.Container, query, CancellationToken.None).ReadOr(bad => throw bad.Failure).ToListAsync();
        return [.. noted.Select(d => Look.Parse(d.Target))];
    }

    private async Task AddAsync(string id, string status, Partition? partition = null) => Assert.True(await _store.TryCreateAsync(
        partition ?? _here,
        new Thing { Name = _state.Name, Id = $"{_state.Name}-{id}", Village = (partition ?? _here).Value, Status = status },
        CancellationToken.None));

    private sealed class State(DocumentStore store, string name) : IWaiting
    {
        public string Name => name;

        public string? Fails { get; set; }

        public DocumentContainer Container => LocalStore.Registry;

        public string Condition => WaitingIds.Condition(name, "waiting");

        public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
        {
            if (partition.Value == Fails)
                throw new InvalidOperationException();
            var ids = await new WaitingIds(store).FindAsync(partition, name, Condition, window, cancellation);
            return [.. ids.Select(id => new WaitingMessage("queue", new { id }))];
        }
    }

    private sealed class Unaskable : IWaiting
    {
        public DocumentContainer Container => LocalStore.Registry;

        public string Condition => "no condition at all";

        public Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation) => throw new InvalidOperationException();
    }

    private sealed record Thing : Document
    {
        public override string Type => Name;

        public required string Name { get; init; }

        public required string Village { get; init; }

        public required string Status { get; init; }
    }
}
