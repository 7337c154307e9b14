using System.Net;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Newtonsoft.Json.Linq;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Deadlines;

/// <summary>Where what the sweep notes of itself is spoilt, it goes as far back as it must, and what one bucket has keeps no other from being found.</summary>
[Collection(StoreTests.Name)]
public sealed class DeadlineWalkRepairTests : IAsyncLifetime
{
    private static readonly Partition Beside = DeadlineBucket.Partition(SweptDocument.TheId);
    private readonly Work _work;
    private readonly DeadlineWalk _walk;

    public DeadlineWalkRepairTests(LocalStore local)
    {
        _work = new Work(local);
        _walk = new DeadlineWalk(
            _work.Store, new FiringMarks(_work.Store, _work.Unreadables, _work.Clock), new OneByOne(_work.Shelf, new BriefRetry(new Pauses())), _work.Unreadables, _work.Sender, new OptimisticRetry(TimeProvider.System), _work.Clock);
    }

    public async ValueTask InitializeAsync()
    {
        await _work.Store.TryDeleteAsync(Beside, SweptDocument.TheId, etag: null, CancellationToken.None);
        await _work.Store.TryDeleteAsync(Beside, WalkDocument.TheId, etag: null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => InitializeAsync();

    [Theory]
    [InlineData(-3, -3)]
    [InlineData(0, 0)]
    [InlineData(1, -120)]
    [InlineData(null, -120)]
    public async Task How_far_it_had_come_is_taken_from_what_can_still_be_read_and_else_four_months_are_walked(int? noted, int from)
    {
        var spoilt = new Spoilt { Id = SweptDocument.TheId, From = noted is { } days ? Text(days) : 7, Surprise = 1 };
        Assert.True(await _work.Store.TryCreateAsync(Beside, spoilt, CancellationToken.None));

        await _walk.BeginAsync(CancellationToken.None);

        Assert.Equal([Text(from)], Walks());
        Assert.Equal(Text(from), (await SweptAsync())!.From);
    }

    [Theory]
    [InlineData("today", 0)]
    [InlineData("tomorrow", -120)]
    [InlineData("no day", -120)]
    public async Task A_day_ahead_was_noted_by_a_clock_that_was_set_back(string noted, int from)
    {
        var swept = new SweptDocument { Id = SweptDocument.TheId, From = noted == "today" ? Text(0) : noted == "tomorrow" ? Text(1) : noted };
        Assert.True(await _work.Store.TryCreateAsync(Beside, swept, CancellationToken.None));

        await _walk.BeginAsync(CancellationToken.None);

        Assert.Equal([Text(from)], Walks());
        Assert.Equal(Text(from), (await SweptAsync())!.From);
    }

    [Fact]
    public async Task The_first_walk_notes_from_where_it_began()
    {
        await _walk.BeginAsync(CancellationToken.None);

        Assert.Equal(Text(-1), (await SweptAsync())!.From);
    }

    [Fact]
    public async Task Today_is_walked_and_tomorrow_is_not_looked_into()
    {
        await SweptFromAsync(0);
        await AddAsync(0, _work.Now);
        await AddAsync(1, _work.Now);

        await GoOnAsync(0);

        Assert.Equal([DeadlineBucket.Of(_work.Now, "a")], Due());
    }

    [Fact]
    public async Task Where_no_day_is_left_behind_nothing_is_written()
    {
        await SweptFromAsync(-2);
        await AddAsync(-2, _work.Now.AddDays(-2));
        var before = (await SweptAsync())!.ETag;

        await GoOnAsync(-2);

        Assert.Equal(before, (await SweptAsync())!.ETag);
    }

    [Fact]
    public async Task A_walk_that_follows_another_is_under_way_for_as_long()
    {
        await _walk.BeginAsync(CancellationToken.None);
        await _walk.BeginAsync(CancellationToken.None);
        await GoOnAsync(-1);
        Assert.Equal(2, Walks().Count);

        await _walk.BeginAsync(CancellationToken.None);

        Assert.Equal(2, Walks().Count);
    }

    [Fact]
    public async Task One_that_cannot_be_read_hides_none_that_follow_and_its_bucket_is_sent_on_at_once()
    {
        await SweptFromAsync(-1);
        var bucket = DeadlineBucket.Of(_work.Now, "a");
        var odd = new Odd { Id = "kind-odd", Bucket = bucket, DueAt = 5 };
        Assert.True(await _work.Store.TryCreateAsync(DeadlineBucket.Partition(bucket), odd, CancellationToken.None));

        await GoOnAsync(-1);

        Assert.Equal([bucket], Due());
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_sent_on_is_set_aside_and_its_day_stays()
    {
        await SweptFromAsync(-3);
        await AddAsync(-3, _work.Now.AddDays(-3));
        (_work.Queues.Refused, _work.Queues.Refusal) = (FireDeadlines.Queue, HttpStatusCode.BadRequest);

        await GoOnAsync(-3);

        var bucket = DeadlineBucket.Of(_work.Now.AddDays(-3), "a");
        Assert.Equal($"deadlines/{bucket}", (await _work.KeptAsync(FireDeadlines.Queue, $"{{\"bucket\":\"{bucket}\"}}"))!.Subject);
        Assert.Equal(Text(-3), (await SweptAsync())!.From);
    }

    private string Text(int days) => DeadlineBucket.Text(DeadlineBucket.DayOf(_work.Now).AddDays(days));

    private Task GoOnAsync(int day) => _walk.GoOnAsync(new WalkMessage(Text(day)), CancellationToken.None);

    private List<string> Walks() => Told(WalkDeadlines.Queue, "day");

    private List<string> Due() => Told(FireDeadlines.Queue, "bucket");

    private List<string> Told(string queue, string member) =>
        [.. _work.Queues.Sent.Where(s => s.Queue == queue).Select(s => (string)JObject.Parse(QueueText.TryRead(s.Text)!)[member]!)];

    private Task<SweptDocument?> SweptAsync() => _work.Store.ReadAsync<SweptDocument>(Beside, SweptDocument.TheId, CancellationToken.None);

    private Task SweptFromAsync(int days) => _work.Store.TryCreateAsync(Beside, new SweptDocument { Id = SweptDocument.TheId, From = Text(days) }, CancellationToken.None);

    private async Task AddAsync(int day, DateTimeOffset due)
    {
        var bucket = DeadlineBucket.Of(_work.Now.AddDays(day), "a");
        var deadline = new DeadlineDocument { Id = "kind-a", Bucket = bucket, DueAt = due, Kind = "kind", Village = "3306162001", Target = "a" };
        Assert.True(await _work.Store.TryCreateAsync(DeadlineBucket.Partition(bucket), deadline, CancellationToken.None));
    }

    private sealed record Spoilt : Document
    {
        public override string Type => "swept";

        public string Bucket => SweptDocument.TheId;

        public required object From { get; init; }

        public required int Surprise { get; init; }
    }

    private sealed record Odd : Document
    {
        public override string Type => "deadline";

        public required string Bucket { get; init; }

        public required int DueAt { get; init; }
    }
}
