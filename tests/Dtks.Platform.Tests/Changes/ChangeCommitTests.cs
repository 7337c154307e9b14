using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Reads;
using Dtks.Platform.Tests.Stand;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Tests.Changes;

/// <summary>A change, its entries in the trail and what follows from it are saved together or not at all.</summary>
[Collection(StoreTests.Name)]
public sealed class ChangeCommitTests(LocalStore local) : IAsyncLifetime
{
    private Following _it = null!;

    public async ValueTask InitializeAsync() => _it = await Following.OnAsync(local);

    public ValueTask DisposeAsync()
    {
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_change_from_which_nothing_follows_is_saved_with_all_its_entries()
    {
        await SaveAsync(Changed("1", Following.Audited("a"), Following.Audited("b"), Following.Audited("c")));

        Assert.Equal(["a", "b", "c"], (await _it.TrailAsync()).Select(e => e.Target));
        Assert.All(await _it.TrailAsync(), entry => Assert.Null(entry.Outbox));
        Assert.NotNull(await ReadAsync("1"));
        Assert.Null(await _it.WrittenAsync());
    }

    [Fact]
    public async Task What_follows_goes_with_the_last_entry_and_is_delivered()
    {
        await SaveAsync(Changed("1", Following.Audited("a"), Following.Audited("b")).Then(Following.Event("e"), Following.Noted("n")));

        Assert.Equal([null, $"{_it.Ledger.Instance}-000000000001"], (await _it.TrailAsync()).Select(e => e.Outbox?.Ticket));
        Assert.Equal(["e"], _it.Published);
        Assert.Equal(["n"], _it.Projection.Asked);
        Assert.Empty(await _it.OutboxesAsync());
        Assert.Empty(_it.Ledger.Count());
    }

    [Fact]
    public async Task Where_no_ticket_is_found_it_goes_with_a_document_of_its_own()
    {
        _it.Projection.Fails = _ => new HttpRequestException("away");

        await SaveAsync(Changed("1", _it.Unindexed, Following.Audited("a"), Following.Audited("b")).Then(Following.Noted("n"), Following.Event("e")));

        Assert.Equal(["a", "b"], (await _it.TrailAsync(_it.Unindexed)).Select(e => e.Target));
        Assert.All(await _it.TrailAsync(_it.Unindexed), entry => Assert.Null(entry.Outbox));
        Assert.Equal([1], Assert.Single(await _it.OutboxesAsync(_it.Unindexed)).Delivered!);
        Assert.Null(await _it.WrittenAsync());
    }

    [Fact]
    public async Task Bookkeeping_leaves_no_entry_and_what_follows_goes_with_a_document()
    {
        await SaveAsync(ChangeSet.Bookkeeping(_it.Here).Save(Kept("1")).Then(Following.Event("e")));

        Assert.Equal(["e"], _it.Published);
        Assert.Empty(await _it.TrailAsync());
        Assert.Empty(await _it.OutboxesAsync());
        Assert.NotNull(await ReadAsync("1"));
    }

    [Fact]
    public async Task While_it_cannot_be_told_how_far_this_process_is_it_goes_with_a_document()
    {
        _it.Break("operations");

        await SaveAsync(Changed("1", Following.Audited()).Then(Following.Event("e")));

        Assert.Equal(["e"], _it.Published);
        Assert.Null(Assert.Single(await _it.TrailAsync()).Outbox);
    }

    [Fact]
    public async Task What_follows_an_event_is_delivered_with_it_and_of_nothing_else_anything_follows()
    {
        await _it.Commit(new Follower()).SaveAsync(Changed("1", Following.Audited()).Then(Following.Event("e"), Following.Noted("n")), CancellationToken.None);

        Assert.Equal(["after e", "n"], _it.Projection.Asked);
    }

    [Fact]
    public async Task A_change_of_what_changed_meanwhile_is_not_saved_and_nothing_follows()
    {
        await _it.SavedAsync(Kept("1"));
        var read = (await ReadAsync("1"))!;
        Assert.True(await _it.Store.RewriteAsync<Thing>(_it.Here, "1", CancellationToken.None));

        await Assert.ThrowsAsync<StaleException>(
            () => SaveAsync(new ChangeSet(_it.Here, [Following.Audited()]).Replace(read).Then(Following.Event("e"))));

        Assert.Empty(_it.Published);
        Assert.Empty(await _it.TrailAsync());
        Assert.Empty(_it.Ledger.Count());
    }

    [Fact]
    public async Task One_that_the_store_does_not_answer_stays_open_and_whoever_asked_is_told()
    {
        _it.Break(_it.Here.Container.Name);

        await Assert.ThrowsAsync<CosmosException>(() => SaveAsync(Changed("1", Following.Audited()).Then(Following.Event("e"))));

        Assert.Equal((OpenChangeState.Unanswered, _it.Here), (Assert.Single(_it.Ledger.Left()).State, Assert.Single(_it.Ledger.Left()).Where));
        Assert.Empty(_it.Published);
    }

    [Fact]
    public void A_change_says_what_of_it_is_audited()
    {
        Assert.Throws<ArgumentException>(() => new ChangeSet(_it.Here, []));
        Assert.Equal([Following.Audited("a"), Following.Audited("b")], new ChangeSet(_it.Here, [Following.Audited("a")]).Audit(Following.Audited("b")).Audited);
    }

    [Fact]
    public async Task Whoever_is_shown_something_stands_in_the_trail_and_of_an_empty_list_nothing_was_shown()
    {
        var reads = new AuditedReads(_it.Commit());
        var by = new Actor("officer-1", Role.Operator, AreaCode.Nation);

        var one = await reads.ShowAsync(_it.Here, "t-1", by, "test.read", Kept("1"), "\"e\"", CancellationToken.None);
        await reads.ShowPageAsync(_it.Here, by, ("test.listed", "t-2", "rows"), new ListAnswer<Thing>([Kept("1"), Kept("2")], Next: null), etag: null, CancellationToken.None);
        var none = await reads.ShowPageAsync(_it.Here, by, ("test.listed", "t-3", "rows"), new ListAnswer<Thing>([], Next: null), etag: null, CancellationToken.None);

        Assert.Equal(
            [("test.read", "t-1", null), ("test.listed", "t-2", "rows")],
            (await _it.TrailAsync()).Select(e => (e.Action, e.Target, e.Part)).OrderByDescending(e => e.Action));
        Assert.Equal(("\"e\"", "{\"items\":[]}"), (one.ETag, none.Body));
    }

    private Task SaveAsync(ChangeSet change) => _it.Commit().SaveAsync(change, CancellationToken.None);

    private ChangeSet Changed(string id, params AuditEntry[] audited) => Changed(id, _it.Here, audited);

    private static ChangeSet Changed(string id, Partition partition, params AuditEntry[] audited) => new ChangeSet(partition, audited).Create(Kept(id, partition.Value));

    private static Thing Kept(string id, string village = "3306162006") => new() { Id = id, Village = village };

    private Task<Thing?> ReadAsync(string id) => _it.Store.ReadAsync<Thing>(_it.Here, id, CancellationToken.None);

    private sealed class Follower : IEventFollower
    {
        public IEnumerable<OutboxEntry> Of(OutboxEntry happened) => [Following.Noted($"after {happened.Subject}")];
    }

    private sealed record Thing : Document
    {
        public override string Type => "thing";

        public required string Village { get; init; }
    }
}
