using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

public sealed class QueuePumpTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private TestHost Host => fixture.Host;

    private IReadOnlyList<string> Seen(string topic) => Host.Ledger.Of(topic);

    [Fact]
    public async Task A_message_reaches_its_function_as_text_and_is_then_gone()
    {
        await Host.Queue("texts").SendMessageAsync("Halo — é");
        await Host.BecomeIdleAsync();
        Assert.Contains("Halo — é:0", Seen("texts"));
        Assert.Equal(0, await CountAsync("texts"));
    }

    [Fact]
    public async Task A_message_is_read_from_JSON_into_an_object()
    {
        await Host.Queue("orders").SendMessageAsync("""{"id":"a-1","count":3}""");
        await Host.BecomeIdleAsync();
        Assert.Contains("a-1/3", Seen("orders"));
    }

    [Fact]
    public async Task A_message_is_given_whole_or_as_bytes()
    {
        await Host.Queue("messages").SendMessageAsync("body");
        await Host.Queue("bytes").SendMessageAsync(new BinaryData(new byte[] { 0xFF, 0, 1 }));
        await Host.BecomeIdleAsync();
        Assert.Contains("body:1", Seen("messages"));
        Assert.Contains("3:True", Seen("bytes"));
    }

    [Fact]
    public async Task A_message_that_failed_is_tried_again_and_told_how_often_it_was()
    {
        await Host.Queue("fails-twice").SendMessageAsync("m");
        await Host.BecomeIdleAsync();
        Assert.Equal(["m:0", "m:1", "m:2"], Seen("fails-twice"));
        Assert.Equal(0, await CountAsync("fails-twice-poison"));
    }

    [Fact]
    public async Task After_the_last_try_a_message_is_in_the_poison_queue_as_it_was_and_its_function_there_sees_it()
    {
        await Host.Queue("fails-always").SendMessageAsync("the body");
        await Host.BecomeIdleAsync();
        Assert.Equal(["the body", "the body", "the body"], Seen("fails-always").Where(t => t == "the body"));
        Assert.Equal(["the body"], Seen("fails-always-poison").Where(t => t == "the body"));
        Assert.Contains(Host.Log.Lines, l => l.Contains("moved to fails-always-poison after try 3: InvalidOperationException: never", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("orders", "not base64!", "the body is not Base64")]
    [InlineData("texts", "/w==", "the body is not UTF-8")]
    [InlineData("orders", "bm90IEpTT04=", "the body is no Order")]
    [InlineData("orders", "eyJjb3VudCI6IngifQ==", "the body is no Order at count")]
    [InlineData("orders", "bnVsbA==", "the body is null, not a Order")]
    public async Task A_message_that_cannot_be_decoded_goes_to_poison_at_once_with_its_reason_and_the_pump_goes_on(string queue, string raw, string reason)
    {
        var poison = Host.Queue($"{queue}-poison", isBase64: false);
        await Host.Queue(queue, isBase64: false).SendMessageAsync(raw);
        await Host.Queue("texts").SendMessageAsync($"after {raw}");
        await Host.BecomeIdleAsync();
        var moved = await poison.PeekMessagesAsync(32);
        Assert.Contains(moved.Value, m => m.MessageText == raw);
        Assert.Contains(Host.Log.Lines, l => l.Contains($"moved to {queue}-poison after try 1: {reason}", StringComparison.Ordinal));
        Assert.Contains($"after {raw}:0", Seen("texts"));
    }

    [Fact]
    public async Task Many_messages_are_each_handled_once()
    {
        var queue = Host.Queue("orders");
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => queue.SendMessageAsync($$"""{"id":"many-{{i}}","count":{{i}}}""")));
        await Host.BecomeIdleAsync();
        var handled = Seen("orders").Where(o => o.StartsWith("many-", StringComparison.Ordinal)).ToList();
        Assert.Equal(60, handled.Count);
        Assert.Equal(60, handled.Distinct().Count());
    }

    [Fact]
    public async Task Idle_is_refused_with_the_counts_while_a_function_runs_and_no_more_than_batch_and_threshold_run_at_once()
    {
        var queue = Host.Queue("gated");
        for (var i = 0; i < 10; i++)
            await queue.SendMessageAsync($"{i}");
        try
        {
            // A batch is what was there when it was taken; once more than the threshold run, no further one is.
            await Eventually.IsTrueAsync(() => Seen("gated").Count >= 3, "more than the threshold run");
            using var busy = await Host.Http.PostAsync("/dev/idle?timeout=1", null);
            var problem = await ProblemAssert.IsAsync(busy, System.Net.HttpStatusCode.RequestTimeout, "idle.timeout");
            Assert.Equal(10, problem.SelectToken("queues.gated")!.Value<int>());
            Assert.InRange(problem.Value<int>("running"), 3, 6);
        }
        finally
        {
            Host.Ledger.Gate.Release(10);
        }

        await Host.BecomeIdleAsync();
        Assert.Equal(20, Seen("gated").Count);
    }

    [Fact]
    public async Task Waiting_for_idle_sends_storage_no_requests()
    {
        await Host.Queue("gated").SendMessageAsync("asks nothing");
        try
        {
            await Eventually.IsTrueAsync(() => Seen("gated").Contains("began asks nothing"), "the function runs");
            using var asked = new SentRequests("GET", Host.Queue("gated").Uri);
            using var busy = await Host.Http.PostAsync("/dev/idle?timeout=1", null);
            await ProblemAssert.IsAsync(busy, System.Net.HttpStatusCode.RequestTimeout, "idle.timeout");
            Assert.Equal(0, asked.Count);
        }
        finally
        {
            Host.Ledger.Gate.Release();
        }

        await Host.BecomeIdleAsync();
    }

    [Fact]
    public async Task A_queue_that_holds_nothing_is_not_asked_while_others_are_and_what_a_stranger_sends_there_is_found()
    {
        await Host.BecomeIdleAsync();
        var quiet = Host.Queue("messages");
        using var asked = new SentRequests("GET", new Uri($"{quiet.Uri}/messages"));
        for (var i = 0; i < 8; i++)
        {
            // Each is found by a look after a pause, longer than the quiet queue's as a rule.
            await Host.Queue("texts").SendMessageAsync($"stranger {i}");
            await Eventually.IsTrueAsync(() => Seen("texts").Any(t => t.StartsWith($"stranger {i}:", StringComparison.Ordinal)), "it is found");
        }

        Assert.Equal(0, asked.Count);
        await quiet.SendMessageAsync("at last");
        await Eventually.IsTrueAsync(() => Seen("messages").Contains("at last:1"), "it is found there too");
        Assert.NotEqual(0, asked.Count);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("601")]
    [InlineData("soon")]
    public async Task A_timeout_out_of_range_is_refused(string timeout)
    {
        using var answer = await Host.Http.PostAsync($"/dev/idle?timeout={timeout}", null);
        await ProblemAssert.IsAsync(answer, System.Net.HttpStatusCode.BadRequest, "idle.timeout");
    }

    private async Task<int> CountAsync(string queue)
    {
        var counts = JObject.Parse(await Host.Http.GetStringAsync("/dev/queues"));
        return counts.Value<int?>(queue) ?? 0;
    }
}
