using System.Net;
using Azure;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Messaging;

/// <summary>A message is worked, waits for what is away, or is set aside: it is never lost.</summary>
[Collection(StoreTests.Name)]
public sealed class QueueMessageRunnerTests(LocalStore local)
{
    private const string Text = "{\"name\":\"a\"}";
    private readonly Work _work = new(local);
    private readonly List<string> _worked = [];

    [Fact]
    public async Task What_it_says_is_worked()
    {
        await RunAsync(Work.Raw(Text));
        Assert.Equal(["a"], _worked);
        Assert.Empty(_work.Queues.Sent);
        Assert.Null(await _work.KeptAsync("queue", Text));
    }

    [Theory]
    [InlineData("{", "json.malformed at ''")]
    [InlineData("{}", "json.missingMember at '/name'")]
    [InlineData("{\"name\":\"a\",\"b\":1}", "json.unknownMember at ''")]
    public async Task What_is_not_as_messages_are_goes_to_poison_with_its_reason(string text, string detail)
    {
        await RunAsync(Work.Raw(text));
        await SetAsideAsync(text, Work.Raw(text), detail);
    }

    [Fact]
    public async Task So_does_what_is_no_text()
    {
        await RunAsync("{}");
        await SetAsideAsync("{}", "{}", "it is no Base64 of a text");
    }

    [Fact]
    public async Task So_does_what_asks_for_what_cannot_be_done()
    {
        await RunAsync(Work.Raw(Text), _ => throw new MessageException("there is no x"));
        await SetAsideAsync(Text, Work.Raw(Text), "there is no x");
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_sets_the_message_aside_and_leaves_poison_alone()
    {
        await RunAsync(Work.Raw(Text), _ => throw new JsonSerializationException("unknown"));
        Assert.Equal(SetAsideReason.Unreadable, (await _work.KeptAsync("queue", Text))!.Code);
        Assert.Empty(_work.Queues.Sent);
    }

    [Fact]
    public async Task What_was_not_foreseen_is_the_hosts_to_try_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Work.Raw(Text), _ => throw new InvalidOperationException()));
        Assert.Null(await _work.KeptAsync("queue", Text));
    }

    [Theory]
    [InlineData(19, 20, 0)]
    [InlineData(20, 20, 1)]
    public async Task While_a_service_is_away_it_is_tried_twenty_times_and_then_rests_in_its_queue(int failures, int tried, int rests)
    {
        var tries = 0;
        await RunAsync(Work.Raw(Text), _ => ++tries <= failures ? throw new RequestFailedException(503, "away") : Task.CompletedTask);
        Assert.Equal(tried, tries);
        Assert.Equal(Enumerable.Repeat<(string, string, string?, string?)>(("queue", Work.Raw(Text), "15", "-1"), rests), _work.Queues.Sent);
    }

    [Fact]
    public async Task The_pauses_double_from_a_fifth_of_a_second_to_five_seconds()
    {
        await RunAsync(RunnerOn(out var pauses), new RequestFailedException(503, "away"));
        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, .. Enumerable.Repeat(5.0, 14)], pauses.All.Select(p => p.TotalSeconds));
    }

    // Work of 450 reads, each of which is repeated by itself and within a list: an outage ends it at the first, whether requests fail at once or only when their time is over.
    [Theory]
    [InlineData(0, 100, 92)]
    [InlineData(3, 36, 140)]
    [InlineData(15, 8, 140)]
    public async Task An_outage_ends_long_work_after_few_requests_and_in_bounded_time(int seconds, int requests, int mostSeconds)
    {
        var runner = RunnerOn(out var pauses);
        var (brief, asked, done) = (new BriefRetry(pauses), 0, 0);
        await runner.RunAsync<Sample>("queue", Work.Raw(Text), (_, _) => brief.RetryAsync(ReadAsync, CancellationToken.None), CancellationToken.None);
        Assert.Equal((requests, 0), (asked, done));
        Assert.InRange(pauses.Passed.TotalSeconds, 1, mostSeconds);
        Assert.Equal([("queue", Work.Raw(Text), "15", "-1")], _work.Queues.Sent);

        async Task ReadAsync()
        {
            for (var page = 0; page < 450; page++)
            {
                await brief.RetryAsync(AskAsync, CancellationToken.None);
                done++;
            }
        }

        Task AskAsync()
        {
            asked++;
            pauses.Pass(TimeSpan.FromSeconds(seconds));
            throw new RequestFailedException(503, "away");
        }
    }

    [Theory]
    [InlineData(7, 7, 7)]
    [InlineData(0.3, 0.3, 0.4)]
    public async Task A_store_that_names_a_longer_pause_gets_it(double asked, double first, double second)
    {
        await RunAsync(RunnerOn(out var pauses), new Busy(TimeSpan.FromSeconds(asked)));
        Assert.Equal([first, second], pauses.All.Take(2).Select(p => p.TotalSeconds));
    }

    [Theory]
    [InlineData("{\"in\":{\"name\":\"a\",\"secret\":1}}", "json.unknownMember at '/in'")]
    [InlineData("{\"in\":{\"name\":\"a\",\"name\":\"b\"}}", "json.duplicateMember at '/in'")]
    public async Task Of_a_name_that_the_message_chose_only_where_it_stands_is_told(string text, string detail)
    {
        await _work.Runner.RunAsync<Deep>("queue", Work.Raw(text), (_, _) => Task.CompletedTask, CancellationToken.None);
        Assert.Equal(detail, (await _work.KeptAsync("queue", text))!.Detail);
    }

    [Fact]
    public async Task What_is_replayed_is_worked_once_and_done()
    {
        var id = await KeptAsync();
        await RunAsync(Replay(id));
        Assert.Empty(_worked);
        await _work.ReplayedAsync(id);
        await RunAsync(Replay(id), queue: "another");
        Assert.Empty(_worked);
        await RunAsync(Replay(id));
        await RunAsync(Replay(id));
        Assert.Equal(["a"], _worked);
        Assert.Equal(SetAsideStatus.Done, (await _work.Shelf.FindAsync(id, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task A_replay_that_fails_waits_again_under_its_id()
    {
        var id = await KeptAsync();
        await _work.ReplayedAsync(id);
        await RunAsync(Replay(id), _ => throw new MessageException("still no x"));
        var kept = (await _work.Shelf.FindAsync(id, CancellationToken.None))!;
        Assert.Equal((SetAsideStatus.Waiting, 2, "still no x"), (kept.Status, kept.Tries, kept.Detail));
        Assert.Empty(_work.Queues.In("queue-poison"));
    }

    [Fact]
    public async Task A_replay_waits_for_what_is_away_like_any_other()
    {
        var id = await KeptAsync();
        await _work.ReplayedAsync(id);
        await RunAsync(Replay(id), _ => throw new RequestFailedException(503, "away"));
        Assert.Equal(SetAsideStatus.Replayed, (await _work.Shelf.FindAsync(id, CancellationToken.None))!.Status);
        Assert.Equal([("queue", Replay(id), "15", "-1")], _work.Queues.Sent);
    }

    [Fact]
    public async Task A_message_that_is_too_long_for_a_queue_is_not_sent()
    {
        await _work.Sender.SendTextAsync("queue", new string('a', QueueSender.MaxBytes), CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _work.Sender.SendTextAsync("queue", new string('a', QueueSender.MaxBytes + 1), CancellationToken.None));
        Assert.Equal("-1", Assert.Single(_work.Queues.Sent).Lives);
    }

    private static string Replay(string id) => Work.Raw($"{{\"replay\":\"{id}\"}}");

    private Task<string> KeptAsync() =>
        _work.Shelf.KeepAsync(new SetAsideItem("queue", Text, new SetAsideReason(SetAsideReason.Malformed, "there is no x")), CancellationToken.None);

    private Task RunAsync(string raw, Func<Sample, Task>? work = null, string queue = "queue") => _work.Runner.RunAsync<Sample>(
        queue,
        raw,
        async (message, _) =>
        {
            await (work?.Invoke(message) ?? Task.CompletedTask);
            _worked.Add(message.Name);
        },
        CancellationToken.None);

    private async Task SetAsideAsync(string text, string raw, string detail)
    {
        var kept = (await _work.KeptAsync("queue", text))!;
        Assert.Equal((SetAsideReason.Malformed, detail, 1), (kept.Code, kept.Detail, kept.Tries));
        Assert.Equal([raw], _work.Queues.In("queue-poison"));
        Assert.Empty(_worked);
        await _work.Poison.LookAsync("queue", CancellationToken.None);
        Assert.Equal(1, (await _work.KeptAsync("queue", text))!.Tries);
        Assert.Equal([raw], _work.Queues.In("queue-poison"));
    }

    private QueueMessageRunner RunnerOn(out Pauses pauses) =>
        new(_work.Sender, _work.Declared, _work.Shelf, _work.Poison, pauses = new Pauses(), NullLogger<QueueMessageRunner>.Instance);

    private static Task RunAsync(QueueMessageRunner runner, Exception failure) =>
        runner.RunAsync<Sample>("queue", Work.Raw(Text), (_, _) => throw failure, CancellationToken.None);

    private sealed record Sample(string Name);

    private sealed record Deep(Sample In);

    private sealed class Busy(TimeSpan after) : CosmosException("busy", HttpStatusCode.TooManyRequests, 0, "id", 0)
    {
        public override TimeSpan? RetryAfter => after;
    }
}
