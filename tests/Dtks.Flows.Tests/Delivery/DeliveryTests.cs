using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Platform.Changes;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>What follows from a saved change: at once, or a minute later by the sweep; each part apart from the others; once.</summary>
[Collection(DeliveryBench.Collection)]
public sealed class DeliveryTests(DeliveryBench bench) : IAsyncLifetime
{
    private readonly Flow _flow = bench.Host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.MendAsync();

    [Fact]
    public Task Saved_it_is_delivered_before_the_caller_is_answered_and_its_outbox_is_gone() => bench.WithQueueAsync(async queue =>
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());

        await bench.Commit.SaveAsync(DeliveryBench.Change(village, subject, Deadline(subject), OutboxEntry.Message(queue.Name, new { subject })), CancellationToken.None);

        Assert.True(await bench.HasDeadlineAsync(subject));
        Assert.Single((await queue.PeekMessagesAsync(32)).Value);
        Assert.Equal(1, bench.Count(subject));
        Assert.Empty(await bench.OutboxesAsync(village));
    });

    [Fact]
    public async Task A_caller_who_goes_away_after_the_change_was_saved_stops_nothing_and_sees_no_failure()
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());
        using var caller = new CancellationTokenSource();
        bench.Topic.Taking = caller.Cancel;

        await bench.Commit.SaveAsync(DeliveryBench.Change(village, subject, Deadline(subject)), caller.Token);

        Assert.True(caller.IsCancellationRequested);
        Assert.Equal(1, bench.Count(subject));
        Assert.True(await bench.HasDeadlineAsync(subject));
        Assert.Empty(await bench.OutboxesAsync(village));
    }

    [Fact]
    public async Task Left_by_a_process_that_ended_the_sweep_delivers_it_after_a_minute_and_not_before()
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());
        await bench.SaveAndEndAsync(DeliveryBench.Change(village, subject, Deadline(subject)));

        await bench.SweepAfterAsync("PT30S");
        Assert.Equal((0, false), (bench.Count(subject), await bench.HasDeadlineAsync(subject)));

        await bench.SweepAfterAsync("PT30S");
        Assert.Equal((1, true), (bench.Count(subject), await bench.HasDeadlineAsync(subject)));
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task While_anything_is_left_the_host_is_not_idle_and_says_what_it_waits_for()
    {
        var village = Place.Next().Village;
        await bench.SaveAndEndAsync(DeliveryBench.Change(village, village));

        var told = (await _flow.SendAsync(HttpMethod.Post, "/dev/idle?timeout=0")).ExpectProblem(HttpStatusCode.RequestTimeout, "idle.timeout");
        Assert.Equal(1, (int)told.Json["outboxes"]!["registry"]!);

        await bench.SweepAfterAsync("PT61S");
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task A_topic_that_does_not_answer_holds_up_no_projection_and_no_caller_for_long()
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());
        bench.Topic.Away = true;

        await bench.Commit.SaveAsync(DeliveryBench.Change(village, subject, Deadline(subject)), CancellationToken.None);

        Assert.True(await bench.HasDeadlineAsync(subject));
        Assert.Equal([1], (await bench.OutboxesAsync(village)).Single()["delivered"]!.Values<int>());

        bench.Topic.Away = false;
        await UntilDeliveredAsync(village);
        Assert.Equal(1, bench.Count(subject));
    }

    [Fact]
    public Task A_projection_that_fails_stops_neither_message_nor_event_and_those_are_not_sent_again() => bench.WithQueueAsync(async queue =>
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());
        await _flow.FailAsync(new { kind = "503", container = "deadlines", operation = "create" });

        await bench.Commit.SaveAsync(DeliveryBench.Change(village, subject, Deadline(subject), OutboxEntry.Message(queue.Name, new { subject })), CancellationToken.None);

        Assert.Single((await queue.PeekMessagesAsync(32)).Value);
        Assert.Equal((1, false), (bench.Count(subject), await bench.HasDeadlineAsync(subject)));

        await _flow.MendAsync();
        await bench.SweepAfterAsync("PT61S");
        Assert.Single((await queue.PeekMessagesAsync(32)).Value);
        Assert.Equal((1, true), (bench.Count(subject), await bench.HasDeadlineAsync(subject)));
        Assert.Empty(await bench.OutboxesAsync(village));
    });

    [Fact]
    public async Task An_outbox_that_could_not_be_removed_does_not_fail_the_change_and_its_event_comes_again_under_the_same_id()
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());
        await _flow.FailAsync(new { kind = "503", container = "registry", operation = "delete" });

        await bench.Commit.SaveAsync(DeliveryBench.Change(village, subject), CancellationToken.None);
        await _flow.MendAsync();
        var id = (string)(await bench.OutboxesAsync(village)).Single()["id"]!;
        await bench.SweepAfterAsync("PT61S");

        Assert.Equal([$"{id}-0", $"{id}-0"], bench.Topic.Ids(DeliveryBench.EventType).Where(e => e.StartsWith(id, StringComparison.Ordinal)));
        Assert.Empty(await bench.OutboxesAsync(village));
    }

    [Fact]
    public Task Swept_five_times_a_hundred_and_twenty_are_delivered_once_each_in_order_and_no_queue_grows() => bench.WithQueueAsync(async queue =>
    {
        var villages = Place.Next().Villages;
        var subjects = Enumerable.Range(0, 120).Select(n => $"{villages[0]}/{n:d3}").ToList();
        for (var n = 0; n < subjects.Count; n++)
        {
            await bench.SaveAndEndAsync(DeliveryBench.Change(villages[n % 3], subjects[n], OutboxEntry.Message(queue.Name, new { subject = subjects[n] })));
        }

        var lengths = new List<int>();
        for (var sweep = 0; sweep < 5; sweep++)
        {
            await bench.SweepAfterAsync("PT61S");
            lengths.Add((await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
            Assert.Equal(0, (int)(await _flow.SendAsync(HttpMethod.Get, "/dev/queues")).Json[DeliverOutbox.Queue]!);
        }

        Assert.Equal([120, 120, 120, 120, 120], lengths);
        var told = bench.Topic.Subjects(DeliveryBench.EventType).Where(subjects.Contains).ToList();
        Assert.Equal(subjects, told.Order(StringComparer.Ordinal));
        Assert.All(Enumerable.Range(0, 3), v => Assert.Equal(subjects.Where((_, n) => n % 3 == v), told.Where(s => subjects.IndexOf(s) % 3 == v)));
    });

    [Fact]
    public async Task An_unreadable_outbox_is_set_aside_its_neighbours_go_on_and_repaired_it_is_delivered_by_a_replay()
    {
        var (village, before, unreadable, after) = (Place.Next().Village, Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await bench.SaveAndEndAsync(DeliveryBench.Change(village, before));
        var id = await bench.SaveAndEndAsync(DeliveryBench.Change(village, unreadable));
        await bench.SaveAndEndAsync(DeliveryBench.Change(village, after));
        var sound = (await bench.OutboxesAsync(village)).Single(o => (string?)o["id"] == id);
        var broken = (JObject)sound.DeepClone();
        broken["entries"] = "?";
        await bench.WriteAsync(broken);

        await bench.SweepAfterAsync("PT61S");
        await bench.SweepAfterAsync("PT61S");
        Assert.Equal((1, 0, 1), (bench.Count(before), bench.Count(unreadable), bench.Count(after)));
        await _flow.IdleAsync();
        var (kept, operations) = await SetAsideAsync(village);
        Assert.Equal(("setAside.unreadable", 1), ((string)kept["code"]!, (int)kept["tries"]!));

        await bench.WriteAsync(sound);
        (await _flow.PostAsync($"/operations/poison/{kept["id"]}/replay", operations, body: null)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        Assert.Equal(1, bench.Count(unreadable));
    }

    [Fact]
    public async Task What_no_module_can_deliver_is_set_aside_after_all_the_rest_was_delivered()
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());
        await bench.Commit.SaveAsync(DeliveryBench.Change(village, subject, OutboxEntry.Projection("nobody's", new { })), CancellationToken.None);
        Assert.Equal(1, bench.Count(subject));

        await bench.SweepAfterAsync("PT61S");

        await _flow.IdleAsync();
        Assert.Equal(1, bench.Count(subject));
        Assert.Equal("outbox", (string?)(await SetAsideAsync(village)).Kept["queue"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_an_earlier_release_sent_is_still_understood_and_nothing_is_left_out_on_its_word(bool projected)
    {
        var (village, subject) = (Place.Next().Village, Guid.NewGuid().ToString());
        var id = await bench.SaveAndEndAsync(DeliveryBench.Change(village, subject, Deadline(subject)));
        var message = $"{{\"container\":\"registry\",\"partition\":\"{village}\",\"id\":\"{id}\",\"projected\":{(projected ? "true" : "false")}}}";

        await bench.Host.SendAsync(DeliverOutbox.Queue, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(message)));
        await _flow.IdleAsync();

        Assert.Equal((1, true), (bench.Count(subject), await bench.HasDeadlineAsync(subject)));
        Assert.Empty(await bench.OutboxesAsync(village));
    }

    private static OutboxEntry Deadline(string target) => DeliveryBench.Deadline(target);

    private Task UntilDeliveredAsync(string village) => bench.SweepUntilAsync(async () => (await bench.OutboxesAsync(village)).Count == 0);

    private async Task<(JToken Kept, string Operator)> SetAsideAsync(string village)
    {
        var token = await _flow.TokenAsync("operator", "ID");
        var list = (await _flow.GetAsync("/operations/poison?queue=outbox&status=waiting", token)).Expect(HttpStatusCode.OK);
        return (Assert.Single(list.Json["items"]!, item => (string?)item["area"] == village), token);
    }
}
