using Azure;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
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
        await _work.UntilDoneAsync(RunAsync(Work.Raw(Text), _ => ++tries <= failures ? throw new RequestFailedException(503, "away") : Task.CompletedTask));
        Assert.Equal(tried, tries);
        Assert.Equal(Enumerable.Repeat<(string, string, string?, string?)>(("queue", Work.Raw(Text), "15", "-1"), rests), _work.Queues.Sent);
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
        await _work.UntilDoneAsync(RunAsync(Replay(id), _ => throw new RequestFailedException(503, "away")));
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

    private sealed record Sample(string Name);
}
