using Azure.Core;
using Dtks.LocalHost.Invocation;
using Dtks.LocalHost.Queues;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Tests;

public sealed class QueuePartsTests
{
    [Theory]
    [InlineData("POST", "/devstoreaccount1/outbox/messages", "outbox")]
    [InlineData("POST", "/outbox/messages", "outbox")]
    [InlineData("DELETE", "/devstoreaccount1/outbox/messages", null)]
    [InlineData("POST", "/devstoreaccount1/outbox", null)]
    [InlineData("PUT", "/devstoreaccount1/outbox/messages/1", null)]
    [InlineData("POST", "/messages", null)]
    public void A_sent_message_is_told_by_its_request(string method, string path, string? queue)
        => Assert.Equal(queue, MessageSentPolicy.QueueOf(RequestMethod.Parse(method), path));

    [Fact]
    public async Task A_wake_up_before_the_wait_is_not_lost_and_many_are_one()
    {
        var wakeUps = new QueueWakeUps();
        wakeUps.Signal("a");
        wakeUps.Signal("a");
        var waitLong = TimeSpan.FromHours(1);
        await wakeUps.WaitAsync("a", waitLong, CancellationToken.None);
        var second = wakeUps.WaitAsync("a", waitLong, CancellationToken.None);
        wakeUps.Signal("b");
        Assert.False(second.IsCompleted);
        wakeUps.Signal("a");
        await second;
    }

    [Fact]
    public async Task At_the_host_s_pace_nobody_is_woken()
    {
        var wakeUps = new QueueWakeUps(QueuePace.Host);
        wakeUps.Signal("a");
        using var cancellation = new CancellationTokenSource();
        var wait = wakeUps.WaitAsync("a", TimeSpan.FromHours(1), cancellation.Token);
        wakeUps.Signal("a");
        Assert.False(wait.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public void The_pause_doubles_while_a_queue_is_empty_up_to_the_longest_and_begins_again_after_messages()
    {
        var backoff = new PollingBackoff(TimeSpan.FromMilliseconds(500));
        Assert.Equal([100, 200, 400, 500, 500], Enumerable.Range(0, 5).Select(_ => (int)backoff.Empty().TotalMilliseconds));
        backoff.Reset();
        Assert.Equal(PollingBackoff.First, backoff.Empty());
        Assert.Equal(TimeSpan.FromMilliseconds(50), new PollingBackoff(TimeSpan.FromMilliseconds(50)).Empty());
    }

    [Theory]
    [InlineData("outbox", "outbox-poison")]
    [InlineData("outbox-poison", null)]
    [InlineData("a23456789b23456789c23456789d23456789e23456789f23456789g2", "a23456789b23456789c23456789d23456789e23456789f23456789g2-poison")]
    [InlineData("a23456789b23456789c23456789d23456789e23456789f23456789g23", null)]
    public void A_queue_has_a_poison_queue_unless_it_is_one_or_its_name_would_be_too_long(string queue, string? poison)
        => Assert.Equal(poison, new PoisonQueue(null!, queue).Name);

    [Fact]
    public void Invocations_are_counted_while_they_run_and_their_end_only_once()
    {
        var activity = new ActivityTracker();
        var first = activity.Begin();
        using (activity.Begin())
            Assert.Equal((2, 2), (activity.Running, activity.Started));
        first.Dispose();
        first.Dispose();
        Assert.Equal((0, 2), (activity.Running, activity.Started));
    }
}
