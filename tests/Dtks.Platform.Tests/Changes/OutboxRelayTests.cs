using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Tests.Stand;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Changes;

/// <summary>What follows from a change is delivered at once; what could not be is kept, with how much of it was delivered.</summary>
[Collection(StoreTests.Name)]
public sealed class OutboxRelayTests(LocalStore local) : IAsyncLifetime
{
    private static readonly Exception Away = new HttpRequestException("away");
    private static readonly Exception Defect = new InvalidOperationException("defect");
    private Following _it = null!;

    public async ValueTask InitializeAsync() => _it = await Following.OnAsync(local);

    public ValueTask DisposeAsync()
    {
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task All_that_is_delivered_leaves_nothing_and_is_no_longer_open()
    {
        var open = await _it.BegunAsync(isSaved: true, Following.Event("a"));

        await _it.Relay.AfterCommitAsync(open);

        Assert.Equal(["a"], _it.Published);
        Assert.Empty(await _it.OutboxesAsync());
        Assert.Empty(_it.Ledger.Count());
        Assert.Empty(_it.RelayLines.All);
    }

    [Fact]
    public async Task What_could_not_be_delivered_is_kept_with_what_was_and_is_no_longer_open()
    {
        _it.Projection.Fails = _ => Away;
        var open = await _it.BegunAsync(isSaved: true, Following.Noted("n"), Following.Event("a"), Following.Noted("m"));

        await _it.Relay.AfterCommitAsync(open);

        var kept = Assert.Single(await _it.OutboxesAsync());
        Assert.Equal([1], kept.Delivered!);
        Assert.Equal(open.Outbox.Id, kept.Id);
        Assert.Empty(_it.Ledger.Count());
    }

    [Fact]
    public async Task Nothing_delivered_is_nothing_to_note()
    {
        _it.Projection.Fails = _ => Away;

        await _it.Relay.AfterCommitAsync(await _it.BegunAsync(isSaved: true, Following.Noted("n")));

        Assert.Null(Assert.Single(await _it.OutboxesAsync()).Delivered);
    }

    [Fact]
    public async Task What_can_be_neither_delivered_nor_kept_is_left_to_this_process()
    {
        _it.Projection.Fails = _ => Away;
        var open = await _it.BegunAsync(isSaved: true, Following.Noted("n"), Following.Event("a"));
        _it.Break(_it.Here.Container.Name);

        await _it.Relay.AfterCommitAsync(open);

        Assert.Equal((OpenChangeState.Saved, 1), (Assert.Single(_it.Ledger.Left()).State, Assert.Single(open.Outbox.Delivered!)));
    }

    [Fact]
    public async Task Each_that_is_left_has_a_line_in_its_order_an_outage_without_and_a_defect_with_its_failure()
    {
        _it.Projection.Fails = name => name == "n" ? Away : Defect;

        await _it.Relay.AfterCommitAsync(await _it.BegunAsync(isSaved: true, Following.Noted("n"), Following.Event("a"), Following.Noted("m")));

        Assert.Equal([null, Defect], _it.RelayLines.All.Select(line => line.Failure));
        Assert.Contains("HttpRequestException", _it.RelayLines.All[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outbox_that_was_saved_is_delivered_and_taken_away()
    {
        var outbox = await _it.LeftAsync(TimeSpan.Zero, Following.Event("a"));

        await _it.Relay.AfterCommitAsync(_it.Here, outbox);

        Assert.Equal(["a"], _it.Published);
        Assert.Empty(await _it.OutboxesAsync());
    }

    [Fact]
    public async Task Of_one_that_is_delivered_in_part_that_is_noted_once()
    {
        _it.Projection.Fails = _ => Defect;
        var outbox = await _it.LeftAsync(TimeSpan.Zero, Following.Noted("n"), Following.Event("a"));
        Assert.Same(Defect, Assert.Single(await DeliverAsync(outbox.Id)));
        var noted = Assert.Single(await _it.OutboxesAsync());
        Assert.Equal([1], noted.Delivered!);
        Assert.Single(_it.RelayLines.All);

        await DeliverAsync(outbox.Id);

        Assert.Equal(noted.ETag, Assert.Single(await _it.OutboxesAsync()).ETag);
        Assert.Equal(["a"], _it.Published);
    }

    [Fact]
    public async Task What_is_gone_or_never_followed_is_nothing_to_deliver()
    {
        var entry = Assert.Single(Dtks.Platform.Audit.AuditDocument.Of(_it.Here, [Following.Audited()], _it.Work.Now));
        await _it.SavedAsync(entry);

        Assert.Empty(await DeliverAsync("outbox-none"));
        Assert.Empty(await DeliverAsync("audit-none-00"));
        Assert.Empty(await DeliverAsync(entry.Id));
        Assert.Empty(_it.Published);
    }

    [Fact]
    public async Task An_entry_of_the_trail_is_delivered_and_stays()
    {
        var entry = _it.Entry("a1-000000000001", Following.Event("a"));
        await _it.SavedAsync(entry);

        Assert.Empty(await DeliverAsync(entry.Id));

        Assert.Equal(["a"], _it.Published);
        Assert.Single(await _it.TrailAsync());
    }

    private Task<IReadOnlyList<Exception>> DeliverAsync(string id) => _it.Relay.DeliverAsync(_it.Here, id, CancellationToken.None);

    [Fact]
    public async Task A_message_has_an_outbox_delivered_waits_for_what_passes_and_names_a_container_that_there_is()
    {
        var deliver = new DeliverOutbox(_it.Work.Runner, _it.Containers, _it.Relay);
        var outbox = await _it.LeftAsync(TimeSpan.Zero, Following.Noted("defect"), Following.Noted("away"), Following.Event("a"));
        string Text(string container) => $"{{\"container\":\"{container}\",\"partition\":\"{_it.Here.Value}\",\"id\":\"{outbox.Id}\",\"projected\":false}}";
        _it.Projection.Fails = name => name == "defect" ? Defect : Away;
        await deliver.RunAsync(Work.Raw(Text(_it.Here.Container.Name)), CancellationToken.None);
        Assert.Equal("15", Assert.Single(_it.Work.Queues.Sent).Unseen);

        _it.Projection.Fails = _ => null;
        await deliver.RunAsync(Work.Raw(Text(_it.Here.Container.Name)), CancellationToken.None);
        await deliver.RunAsync(Work.Raw(Text("none")), CancellationToken.None);

        Assert.Equal(["a"], _it.Published);
        Assert.Empty(await _it.OutboxesAsync());
        Assert.Equal("there is no container …", (await _it.Work.KeptAsync(DeliverOutbox.Queue, Text("none")))!.Detail);
    }
}
