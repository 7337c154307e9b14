using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Dtks.Tests;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Deadlines;

/// <summary>A bucket's deadlines are carried out when they are due, each apart from the others.</summary>
[Collection(StoreTests.Name)]
public sealed class FireDeadlinesTests
{
    private readonly Work _work;
    private readonly FiringMarks _marks;
    private readonly FireDeadlines _fire;
    private readonly FireDeadline _single;
    private readonly Action _action = new();

    public FireDeadlinesTests(LocalStore local)
    {
        _work = new Work(local);
        _marks = new FiringMarks(_work.Store, _work.Unreadables, _work.Clock);
        var actions = new DeadlineActions([_action], new DeadlineProjection(_work.Store, _work.Clock), UnheardInstruments.Make(), _work.Clock);
        _fire = new FireDeadlines(_work.Runner, _work.Store, new OneByOne(_work.Shelf, new BriefRetry(new Pauses())), _marks, _work.Sender, actions, _work.Clock);
        _single = new FireDeadline(_work.Runner, _work.Store, actions, _work.Clock);
    }

    private string Bucket => DeadlineBucket.Of(_work.Now, "a");

    [Fact]
    public async Task What_is_due_is_carried_out_once_and_what_is_not_waits()
    {
        await AddAsync("a", _work.Now);
        await AddAsync("a-2", _work.Now.AddMinutes(1), Bucket);
        await FireAsync();
        await FireAsync();
        Assert.Equal([new DeadlineInput("kind", _work.Now, "3306162001", "a")], _action.Fired);
        _work.Clock.Advance(TimeSpan.FromMinutes(1));
        await FireAsync();
        Assert.Equal(["a", "a-2"], _action.Fired.Select(d => d.Target));
    }

    [Fact]
    public async Task What_fell_due_before_it_was_noted_is_found_under_today()
    {
        await new DeadlineProjection(_work.Store, _work.Clock).ApplyAsync(
            new DeadlineInput("kind", _work.Now.AddDays(-3), "3306162001", "a").Entry().Data, CancellationToken.None);
        await FireAsync();
        Assert.Equal(_work.Now.AddDays(-3), Assert.Single(_action.Fired).DueAt);
    }

    [Fact]
    public async Task What_cannot_be_read_is_set_aside_whole_and_its_neighbours_are_carried_out()
    {
        await AddAsync("a", _work.Now);
        Assert.True(await _work.Store.TryCreateAsync(
            DeadlineBucket.Partition(Bucket),
            new Odd { Id = "odd-1", Bucket = Bucket, DueAt = _work.Now, Kind = "kind", Village = "3306162001", Target = "b", Later = "x", TimeToLive = 1000 },
            CancellationToken.None));
        await FireAsync();
        await FireAsync();
        Assert.Equal(["a"], _action.Fired.Select(d => d.Target));
        var text = JsonText.Write(new { dueAt = _work.Now, kind = "kind", village = "3306162001", target = "b", later = "x" });
        var kept = (await _work.KeptAsync("deadlines-single", text))!;
        Assert.Equal((SetAsideReason.Unreadable, "3306162001", "deadlines/odd-1", 1), (kept.Code, kept.Area, kept.Subject, kept.Tries));
    }

    [Fact]
    public async Task One_that_lies_under_a_day_before_its_own_is_set_aside_and_not_carried_out()
    {
        await AddAsync("a", _work.Now.AddDays(2), Bucket);
        await FireAsync();
        await FireAsync();
        Assert.Empty(_action.Fired);
        var kept = (await _work.KeptAsync(FireDeadline.Queue, JsonText.Write(DeadlineMessage.Of(Deadline("a", _work.Now.AddDays(2), Bucket)))))!;
        Assert.Equal((SetAsideReason.Malformed, 1), (kept.Code, kept.Tries));
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("village")]
    [InlineData("target")]
    public async Task What_does_not_tell_what_it_is_stays_where_it_stands_and_is_due_no_more(string missing)
    {
        string? Unless(string member, string value) => member == missing ? null : value;
        var odd = new Odd
        {
            Id = "odd-1",
            Bucket = Bucket,
            DueAt = _work.Now,
            Kind = Unless("kind", "kind"),
            Village = Unless("village", "3306162001"),
            Target = Unless("target", "b"),
            Later = "x",
        };
        Assert.True(await _work.Store.TryCreateAsync(DeadlineBucket.Partition(Bucket), odd, CancellationToken.None));
        await FireAsync();
        await FireAsync();
        var kept = (await _work.KeptAsync(FireDeadline.Queue, JsonText.Write(new DeadlineMessage("", "", "", "", Bucket, "odd-1"))))!;
        Assert.Equal((SetAsideReason.Unreadable, "deadlines/odd-1", 1), (kept.Code, kept.Subject, kept.Tries));
        var stays = (await _work.Store.LookAsync<DeadlineDocument>(DeadlineBucket.Partition(Bucket), "odd-1", CancellationToken.None))!.Value;
        Assert.False(stays.TryRead(out _, out var there));
        Assert.Equal(DeadlineDocument.AsideType, there.Text("type"));
    }

    [Fact]
    public async Task What_a_service_keeps_from_being_carried_out_stays_due()
    {
        await AddAsync("a", _work.Now);
        _action.Failure = new TimeoutException();
        await FireAsync();
        _action.Failure = null;
        await FireAsync();
        Assert.Equal("a", Assert.Single(_action.Fired).Target);
        Assert.Equal([(FireDeadlines.Queue, "15")], _work.Queues.Sent.Select(s => (s.Queue, s.Unseen)));
    }

    [Fact]
    public async Task A_hundred_at_a_time_and_then_the_next_turn()
    {
        foreach (var i in Enumerable.Range(0, 101))
        {
            await AddAsync($"t-{i:000}", _work.Now.AddTicks(-i), Bucket);
        }

        Assert.Equal(1, await _marks.TryTakeAsync(Bucket, CancellationToken.None));
        await FireAsync(turn: 1);
        Assert.Equal(100, _action.Fired.Count);
        Assert.Equal([(FireDeadlines.Queue, Work.Raw($"{{\"bucket\":\"{Bucket}\",\"turn\":2}}"))], _work.Queues.Sent.Select(s => (s.Queue, s.Text)));
        await FireAsync(turn: 1);
        Assert.Equal(100, _action.Fired.Count);
        await FireAsync(turn: 2);
        Assert.Equal(101, _action.Fired.Count);
        Assert.Equal(1, await _marks.TryTakeAsync(Bucket, CancellationToken.None));
    }

    [Fact]
    public async Task What_names_no_bucket_goes_to_poison()
    {
        await _fire.RunAsync(Work.Raw("{\"bucket\":\"swept\"}"), CancellationToken.None);
        Assert.Equal("'…' is no bucket", (await _work.KeptAsync(FireDeadlines.Queue, "{\"bucket\":\"swept\"}"))!.Detail);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", "kind", null)]
    [InlineData("2999-01-01T00:00:00Z", "kind", "a deadline of the kind '…' is not due yet")]
    [InlineData("2020-01-01T00:00:00Z", "other", "no deadline is of the kind '…'")]
    [InlineData("2020-01-01T00:00:00", "kind", "dueAt is no instant")]
    [InlineData("yesterdayZ", "kind", "dueAt is no instant")]
    public async Task A_single_one_is_carried_out_when_it_is_due(string due, string kind, string? refused)
    {
        var text = $"{{\"kind\":\"{kind}\",\"dueAt\":\"{due}\",\"village\":\"3306162001\",\"target\":\"a\"}}";
        await _single.RunAsync(Work.Raw(text), CancellationToken.None);
        Assert.Equal(refused, (await _work.KeptAsync(FireDeadline.Queue, text))?.Detail);
        Assert.Equal(refused is null ? 1 : 0, _action.Fired.Count);
    }

    private Task FireAsync(int? turn = null) => _fire.RunAsync(
        Work.Raw(turn is null ? $"{{\"bucket\":\"{Bucket}\"}}" : $"{{\"bucket\":\"{Bucket}\",\"turn\":{turn}}}"), CancellationToken.None);

    private async Task AddAsync(string target, DateTimeOffset due, string? bucket = null)
    {
        bucket ??= DeadlineBucket.Of(due, target);
        Assert.True(await _work.Store.TryCreateAsync(
            DeadlineBucket.Partition(bucket),
            Deadline(target, due, bucket),
            CancellationToken.None));
    }

    private static DeadlineDocument Deadline(string target, DateTimeOffset due, string bucket) =>
        new() { Id = $"kind-{target}", Bucket = bucket, DueAt = due, Kind = "kind", Village = "3306162001", Target = target };

    private sealed class Action : IDeadlineAction
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<DeadlineInput> _fired = new();

        public string Kind => "kind";

        public IReadOnlyCollection<DeadlineInput> Fired => _fired;

        public Exception? Failure { get; set; }

        public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
        {
            if (Failure is not null)
                throw Failure;
            _fired.Enqueue(deadline);
            return Task.CompletedTask;
        }
    }

    private sealed record Odd : Document
    {
        public override string Type => "deadline";

        public required string Bucket { get; init; }

        public required DateTimeOffset DueAt { get; init; }

        public string? Kind { get; init; }

        public string? Village { get; init; }

        public string? Target { get; init; }

        public required string Later { get; init; }
    }
}
