using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Deadlines;

/// <summary>The days are walked in pages from where all is done to today; what is due is sent on, and one walk follows the other.</summary>
[Collection(StoreTests.Name)]
public sealed class DeadlineWalkTests : IAsyncLifetime
{
    private static readonly Partition Beside = DeadlineBucket.Partition(SweptDocument.TheId);
    private readonly Work _work;
    private readonly DeadlineWalk _walk;

    public DeadlineWalkTests(LocalStore local)
    {
        _work = new Work(local);
        _walk = new DeadlineWalk(
            _work.Store, new FiringMarks(_work.Store, _work.Unreadables, _work.Clock), new OneByOne(_work.Shelf, new BriefRetry(new Pauses())), _work.Unreadables, _work.Sender, new OptimisticRetry(TimeProvider.System), _work.Clock);
    }

    private DateOnly Today => DeadlineBucket.DayOf(_work.Now);

    public async ValueTask InitializeAsync()
    {
        await _work.Store.TryDeleteAsync(Beside, SweptDocument.TheId, etag: null, CancellationToken.None);
        await _work.Store.TryDeleteAsync(Beside, WalkDocument.TheId, etag: null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_walk_begins_a_day_back_and_sends_what_is_due_once()
    {
        await AddAsync(_work.Now);
        await _walk.BeginAsync(CancellationToken.None);
        Assert.Equal([Text(-1)], Walks());
        await GoOnAsync(Text(-1));
        Assert.Equal([(FireDeadlines.Queue, Work.Raw($"{{\"bucket\":\"{DeadlineBucket.Of(_work.Now, "a")}\",\"turn\":1}}"))], Due());
        Assert.Null(await WalkAsync());
        await GoOnAsync(Text(-1));
        Assert.Single(Due());
    }

    [Fact]
    public async Task What_is_not_due_is_left()
    {
        await AddAsync(_work.Now.AddMilliseconds(1));
        await _walk.BeginAsync(CancellationToken.None);
        await GoOnAsync(Text(-1));
        Assert.Empty(Due());
    }

    [Fact]
    public async Task Eight_days_at_a_time_and_the_empty_ones_are_left_behind()
    {
        await SweptFromAsync(-10);
        await _walk.BeginAsync(CancellationToken.None);
        await GoOnAsync(Text(-10));
        Assert.Equal([Text(-10), Text(-2)], Walks());
        Assert.Equal(Text(-2), await FromAsync());
        await GoOnAsync(Text(-2));
        Assert.Equal(2, Walks().Count);
        Assert.Equal(Text(-1), await FromAsync());
        Assert.Null(await WalkAsync());
    }

    [Fact]
    public async Task A_day_that_is_in_use_is_not_left_behind()
    {
        await SweptFromAsync(-5);
        await AddAsync(_work.Now.AddDays(-3));
        await _walk.BeginAsync(CancellationToken.None);
        await GoOnAsync(Text(-5));
        Assert.Equal(Text(-3), await FromAsync());
        Assert.Single(Due());
    }

    [Fact]
    public async Task A_walk_that_begins_elsewhere_leaves_nothing_behind()
    {
        await SweptFromAsync(-10);
        await GoOnAsync(Text(-8));
        Assert.Equal(Text(-10), await FromAsync());
    }

    [Fact]
    public async Task While_one_is_under_way_another_is_noted_and_follows_it()
    {
        await _walk.BeginAsync(CancellationToken.None);
        await _walk.BeginAsync(CancellationToken.None);
        await _walk.BeginAsync(CancellationToken.None);
        Assert.Single(Walks());
        Assert.True((await WalkAsync())!.Again);
        await GoOnAsync(Text(-1));
        Assert.Equal([Text(-1), Text(-1)], Walks());
        Assert.False((await WalkAsync())!.Again);
        await GoOnAsync(Text(-1));
        Assert.Null(await WalkAsync());
        Assert.Equal(2, Walks().Count);
    }

    [Fact]
    public async Task A_walk_that_is_lost_is_begun_again_after_half_an_hour()
    {
        await _walk.BeginAsync(CancellationToken.None);
        _work.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        await _walk.BeginAsync(CancellationToken.None);
        Assert.Single(Walks());
        _work.Clock.Advance(TimeSpan.FromTicks(1));
        await _walk.BeginAsync(CancellationToken.None);
        Assert.Equal(2, Walks().Count);
    }

    [Fact]
    public async Task A_message_that_comes_a_second_time_after_its_days_were_left_behind_does_nothing()
    {
        await SweptFromAsync(-10);
        await _walk.BeginAsync(CancellationToken.None);
        await GoOnAsync(Text(-10));
        await GoOnAsync(Text(-10));
        Assert.Equal([Text(-10), Text(-2)], Walks());
        Assert.Empty(Due());
        Assert.Equal(Text(-2), await FromAsync());
    }

    [Fact]
    public async Task What_is_under_way_by_a_clock_that_was_set_back_is_begun_again()
    {
        await AddAsync(_work.Now);
        var bucket = DeadlineBucket.Of(_work.Now, "a");
        var (ahead, firing) = (_work.Now.AddDays(400), DeadlineBucket.Partition(bucket));
        await _work.Store.TryCreateAsync(Beside, new WalkDocument { Id = WalkDocument.TheId, Until = ahead }, CancellationToken.None);
        await _work.Store.TryCreateAsync(firing, new FiringDocument { Id = FiringDocument.TheId, Bucket = bucket, Until = ahead, Turn = 4 }, CancellationToken.None);

        await _walk.BeginAsync(CancellationToken.None);
        await GoOnAsync(Text(-1));

        Assert.Equal([Text(-1)], Walks());
        Assert.Equal([(FireDeadlines.Queue, Work.Raw($"{{\"bucket\":\"{bucket}\",\"turn\":5}}"))], Due());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task A_day_beyond_today_is_none(int? days)
    {
        await SweptFromAsync(-1);
        var e = await Assert.ThrowsAsync<MessageException>(() => GoOnAsync(days is { } d ? Text(d) : "x"));
        Assert.Contains($"is no day up to {Text(0)}", e.Message, StringComparison.Ordinal);
    }

    private string Text(int days) => DeadlineBucket.Text(Today.AddDays(days));

    private List<string> Walks() => [.. _work.Queues.Sent.Where(s => s.Queue == WalkDeadlines.Queue).Select(s => (string)Newtonsoft.Json.Linq.JObject.Parse(QueueText.TryRead(s.Text)!)["day"]!)];

    private List<(string Queue, string Text)> Due() => [.. _work.Queues.Sent.Where(s => s.Queue != WalkDeadlines.Queue).Select(s => (s.Queue, s.Text))];

    private Task GoOnAsync(string day) => _walk.GoOnAsync(new WalkMessage(day), CancellationToken.None);

    private Task<WalkDocument?> WalkAsync() => _work.Store.ReadAsync<WalkDocument>(Beside, WalkDocument.TheId, CancellationToken.None);

    private async Task<string> FromAsync() => (await _work.Store.ReadAsync<SweptDocument>(Beside, SweptDocument.TheId, CancellationToken.None))!.From;

    private Task SweptFromAsync(int days) =>
        _work.Store.TryCreateAsync(Beside, new SweptDocument { Id = SweptDocument.TheId, From = Text(days) }, CancellationToken.None);

    private Task AddAsync(DateTimeOffset due) => _work.Store.TryCreateAsync(
        DeadlineBucket.Partition(DeadlineBucket.Of(due, "a")),
        new DeadlineDocument { Id = "kind-a", Bucket = DeadlineBucket.Of(due, "a"), DueAt = due, Kind = "kind", Village = "3306162001", Target = "a" },
        CancellationToken.None);
}
