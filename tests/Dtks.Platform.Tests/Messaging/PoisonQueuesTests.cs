using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Messaging;

/// <summary>What the host gave up on is set aside, stays to be seen, and goes when it is done.</summary>
[Collection(StoreTests.Name)]
public sealed class PoisonQueuesTests(LocalStore local)
{
    private const string Text = "{\"name\":\"a\"}";
    private readonly Work _work = new(local);

    [Fact]
    public async Task What_was_tried_too_often_is_set_aside_once_and_goes_when_it_is_done()
    {
        _work.Queues.Put("queue-poison", Work.Raw(Text));
        await LookAsync();
        await LookAsync();
        var kept = (await _work.KeptAsync("queue", Text))!;
        Assert.Equal((SetAsideReason.Exhausted, "tried 5 times on queue", 5), (kept.Code, kept.Detail, kept.Tries));
        Assert.Single(_work.Queues.In("queue-poison"));
        await _work.ReplayedAsync(kept.Id);
        await LookAsync();
        Assert.Single(_work.Queues.In("queue-poison"));
        await _work.Shelf.DoneAsync(kept.Id, CancellationToken.None);
        await LookAsync();
        Assert.Empty(_work.Queues.In("queue-poison"));
    }

    [Fact]
    public async Task What_is_no_text_is_kept_as_it_lies_there()
    {
        _work.Queues.Put("queue-poison", "not base64 !");
        await LookAsync();
        Assert.Equal(5, (await _work.KeptAsync("queue", "not base64 !"))!.Tries);
    }

    [Theory]
    [InlineData(true, 6, SetAsideStatus.Waiting)]
    [InlineData(false, 1, SetAsideStatus.Waiting)]
    public async Task Of_a_replay_what_it_was_about_waits_again(bool isReplayed, int tries, SetAsideStatus status)
    {
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", Text, new SetAsideReason("x", "y")), CancellationToken.None);
        if (isReplayed)
        {
            await _work.ReplayedAsync(id);
        }

        _work.Queues.Put("queue-poison", Work.Raw($"{{\"replay\":\"{id}\"}}"));
        await LookAsync();
        var kept = (await _work.Shelf.FindAsync(id, CancellationToken.None))!;
        Assert.Equal((tries, status), (kept.Tries, kept.Status));
        Assert.Empty(_work.Queues.In("queue-poison"));
    }

    [Fact]
    public async Task More_than_a_batch_is_looked_through_and_each_once()
    {
        for (var i = 0; i < 32; i++)
        {
            _work.Queues.Put("queue-poison", Work.Raw($"{{\"name\":\"{i}\"}}"));
        }

        await LookAsync();
        Assert.Equal(32, _work.Queues.In("queue-poison").Count);
        Assert.Equal(5, (await _work.KeptAsync("queue", "{\"name\":\"31\"}"))!.Tries);
    }

    [Fact]
    public async Task An_empty_queue_is_not_looked_through()
    {
        await LookAsync();
        Assert.Empty(_work.Queues.Sent);
    }

    private Task LookAsync() => _work.Poison.LookAsync("queue", CancellationToken.None);
}
