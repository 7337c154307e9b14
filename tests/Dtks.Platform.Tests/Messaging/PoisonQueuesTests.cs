using Dtks.LocalCosmos.Faults;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
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
        var id = Assert.Single(_work.Queues.IdsIn("queue-poison"));
        Assert.NotNull(await _work.Store.ReadAsync<PoisonMarkDocument>(PoisonMarkDocument.Partition, id, CancellationToken.None));
        await LookAsync();
        Assert.Empty(_work.Queues.In("queue-poison"));
        Assert.Null(await _work.Store.ReadAsync<PoisonMarkDocument>(PoisonMarkDocument.Partition, id, CancellationToken.None));
    }

    [Fact]
    public async Task One_that_cannot_be_looked_at_is_told_and_the_others_are_looked_at()
    {
        _work.Queues.Put("queue-poison", Work.Raw(Text));
        _work.Queues.Put("queue-poison", Work.Raw("{\"name\":\"next\"}"));
        local.Faults.Add(new FaultRule { Kind = FaultKind.ServiceUnavailable, Container = Shelf.Container.Name, Count = 1 });

        var e = await Assert.ThrowsAsync<AggregateException>(LookAsync);

        local.Faults.Clear();
        Assert.Single(e.InnerExceptions);
        Assert.Single(new[] { await _work.KeptAsync("queue", Text), await _work.KeptAsync("queue", "{\"name\":\"next\"}") }, kept => kept is not null);
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
        for (var i = 0; i < 70; i++)
        {
            _work.Queues.Put("queue-poison", Work.Raw($"{{\"name\":\"{i}\"}}"));
        }

        await LookAsync();
        Assert.Equal(70, _work.Queues.In("queue-poison").Count);
        Assert.Equal(5, (await _work.KeptAsync("queue", "{\"name\":\"69\"}"))!.Tries);
    }

    [Fact]
    public async Task One_whose_mark_cannot_be_read_is_marked_anew_and_the_next_is_looked_at()
    {
        _work.Queues.Put("queue-poison", Work.Raw(Text));
        _work.Queues.Put("queue-poison", Work.Raw("{\"name\":\"next\"}"));
        var spoilt = new SpoiltMark { Id = _work.Queues.IdsIn("queue-poison")[0], Surprise = 1 };
        Assert.True(await _work.Store.TryCreateAsync(PoisonMarkDocument.Partition, spoilt, CancellationToken.None));

        await LookAsync();

        Assert.NotNull(await _work.KeptAsync("queue", "{\"name\":\"next\"}"));
        var kept = (await _work.KeptAsync("queue", Text))!;
        Assert.Equal(kept.Id, (await _work.Store.ReadAsync<PoisonMarkDocument>(PoisonMarkDocument.Partition, spoilt.Id, CancellationToken.None))!.SetAside);
    }

    [Fact]
    public async Task One_whose_record_is_gone_is_set_aside_again_and_does_not_vanish()
    {
        _work.Queues.Put("queue-poison", Work.Raw(Text));
        await LookAsync();
        var kept = (await _work.KeptAsync("queue", Text))!;
        await _work.Store.TryDeleteAsync(Shelf.Partition(kept.Day), kept.Id, etag: null, CancellationToken.None);

        await LookAsync();

        Assert.Single(_work.Queues.In("queue-poison"));
        Assert.NotNull(await _work.KeptAsync("queue", Text));
    }

    [Fact]
    public async Task One_that_is_put_there_bears_its_mark_before_anybody_sees_it()
    {
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", Text, new SetAsideReason("x", "y")), CancellationToken.None);
        await _work.Poison.PutAsync("queue", Work.Raw(Text), id, CancellationToken.None);
        Assert.Equal("30", Assert.Single(_work.Queues.Sent).Unseen);

        await LookAsync();

        Assert.Equal(("x", 1), ((await _work.Shelf.FindAsync(id, CancellationToken.None))!.Code, (await _work.Shelf.FindAsync(id, CancellationToken.None))!.Tries));
    }

    [Fact]
    public async Task One_that_is_put_there_and_comes_twice_is_no_second_fault()
    {
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", Text, new SetAsideReason(SetAsideReason.Malformed, "y")), CancellationToken.None);
        await _work.Poison.PutAsync("queue", Work.Raw(Text), id, CancellationToken.None);
        _work.Queues.Put("queue-poison", Work.Raw(Text));

        await LookAsync();
        Assert.Equal(2, _work.Queues.In("queue-poison").Count);
        await LookAsync();
        var kept = (await _work.Shelf.FindAsync(id, CancellationToken.None))!;
        Assert.Equal((SetAsideReason.Malformed, 1), (kept.Code, kept.Tries));

        await _work.ReplayedAsync(id);
        await _work.Shelf.DoneAsync(id, CancellationToken.None);
        await LookAsync();
        Assert.Empty(_work.Queues.In("queue-poison"));
    }

    [Fact]
    public async Task What_counts_in_a_message_makes_no_other_cause_of_it()
    {
        foreach (var turn in new[] { 1, 2 })
        {
            _work.Queues.Put($"{Work.Counting}-poison", Work.Raw($"{{\"name\":\"a\",\"turn\":{turn}}}"));
        }

        await _work.Poison.LookAsync(Work.Counting, CancellationToken.None);

        Assert.Equal(10, (await _work.KeptAsync(Work.Counting, Text))!.Tries);
    }

    [Fact]
    public async Task An_empty_queue_is_not_looked_through()
    {
        await LookAsync();
        Assert.Empty(_work.Queues.Sent);
    }

    private sealed record SpoiltMark : Document
    {
        public override string Type => "poisonMark";

        public string Day => PoisonMarkDocument.Partition.Value;

        public required int Surprise { get; init; }
    }

    private Task LookAsync() => _work.Poison.LookAsync("queue", CancellationToken.None);
}
