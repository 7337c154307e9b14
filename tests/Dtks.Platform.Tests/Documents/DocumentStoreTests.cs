using System.Net;
using Dtks.Platform.Documents;
using Dtks.Platform.Tests.Stand;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Documents;

/// <summary>What the store says of what is there, what has changed and what is missing.</summary>
[Collection(StoreTests.Name)]
public sealed class DocumentStoreTests(LocalStore local)
{
    private static readonly Partition Nowhere = new(new DocumentContainer("nowhere", "/village"), "a");
    private readonly DocumentStore _store = local.Store;
    private readonly Partition _here = new(LocalStore.Registry, Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_document_is_created_once_and_read_as_it_was_written()
    {
        Assert.True(await _store.TryCreateAsync(_here, Named("1", "a"), CancellationToken.None));
        Assert.False(await _store.TryCreateAsync(_here, Named("1", "b"), CancellationToken.None));
        Assert.Equal("a", (await ReadAsync("1"))!.Name);
        Assert.Null(await ReadAsync("2"));
    }

    [Fact]
    public async Task It_is_replaced_and_deleted_by_the_version_that_was_read()
    {
        await _store.TryCreateAsync(_here, Named("1", "a"), CancellationToken.None);
        var read = (await ReadAsync("1"))!;
        Assert.True(await _store.TryReplaceAsync(_here, read with { Name = "b" }, CancellationToken.None));
        Assert.False(await _store.TryReplaceAsync(_here, read with { Name = "c" }, CancellationToken.None));
        Assert.False(await _store.TryDeleteAsync(_here, "1", read.ETag, CancellationToken.None));
        Assert.Equal("b", (await ReadAsync("1"))!.Name);
        Assert.True(await _store.TryDeleteAsync(_here, "1", (await ReadAsync("1"))!.ETag, CancellationToken.None));
        Assert.Null(await ReadAsync("1"));
    }

    [Fact]
    public async Task What_is_not_there_is_deleted_and_is_not_replaced()
    {
        Assert.True(await _store.TryDeleteAsync(_here, "1", etag: null, CancellationToken.None));
        Assert.False(await _store.TryReplaceAsync(_here, Named("1", "a") with { ETag = "\"x\"" }, CancellationToken.None));
        Assert.True(await _store.RewriteAsync<Sample>(_here, "1", CancellationToken.None));
    }

    [Fact]
    public async Task To_rewrite_changes_the_version_and_nothing_else()
    {
        await _store.TryCreateAsync(_here, Named("1", "a"), CancellationToken.None);
        var before = (await ReadAsync("1"))!;
        Assert.True(await _store.RewriteAsync<Sample>(_here, "1", CancellationToken.None));
        var after = (await ReadAsync("1"))!;
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal(before with { ETag = null }, after with { ETag = null });
    }

    [Fact]
    public async Task Without_its_container_nothing_is_taken_for_absent()
    {
        await Assert.ThrowsAsync<CosmosException>(() => _store.ReadAsync<Sample>(Nowhere, "1", CancellationToken.None));
        await Assert.ThrowsAsync<CosmosException>(() => _store.TryDeleteAsync(Nowhere, "1", etag: null, CancellationToken.None));
        await Assert.ThrowsAsync<CosmosException>(() => _store.TryReplaceAsync(Nowhere, Named("1", "a") with { ETag = "\"x\"" }, CancellationToken.None));
        await Assert.ThrowsAsync<CosmosException>(() => _store.TryCreateAsync(Nowhere, Named("1", "a"), CancellationToken.None));
        var e = await Assert.ThrowsAsync<CosmosException>(() => _store.CommitAsync(new DocumentBatch(Nowhere).Create(Named("1", "a")), CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, e.StatusCode);
        await Assert.ThrowsAsync<CosmosException>(() => _store.LookAsync<Sample>(Nowhere, "1", CancellationToken.None));
        await Assert.ThrowsAsync<CosmosException>(() => _store.PutAsync(Nowhere, Named("1", "a"), CancellationToken.None));
    }

    [Fact]
    public async Task A_batch_is_saved_whole_or_not_at_all()
    {
        await _store.CommitAsync(new DocumentBatch(_here).Create(Named("1", "a")).Save(Named("2", "b")), CancellationToken.None);
        await Assert.ThrowsAsync<StaleException>(() => _store.CommitAsync(new DocumentBatch(_here).Create(Named("3", "c")).Create(Named("2", "b")), CancellationToken.None));
        Assert.Null(await ReadAsync("3"));
        var (one, two) = ((await ReadAsync("1"))!, (await ReadAsync("2"))!);
        await _store.CommitAsync(new DocumentBatch(_here).Save(one with { Name = "x" }), CancellationToken.None);
        await Assert.ThrowsAsync<StaleException>(
            () => _store.CommitAsync(new DocumentBatch(_here).Replace(two with { Name = "y" }).Replace(one with { Name = "z" }), CancellationToken.None));
        Assert.Equal(("x", "b"), ((await ReadAsync("1"))!.Name, (await ReadAsync("2"))!.Name));
        Assert.Throws<InvalidOperationException>(() => new DocumentBatch(_here).Replace(Named("1", "a")));
    }

    [Fact]
    public async Task A_batch_counts_up_and_sets_single_members()
    {
        await _store.TryCreateAsync(_here, Named("1", "a"), CancellationToken.None);
        var change = new DocumentBatch(_here).Increment("1", new Dictionary<string, long> { ["/count"] = 3 }).Set("1", "/name", "b");
        await _store.CommitAsync(change, CancellationToken.None);
        var read = (await ReadAsync("1"))!;
        Assert.Equal((3, "b"), (read.Count, read.Name));
        await Assert.ThrowsAsync<StaleException>(() => _store.CommitAsync(new DocumentBatch(_here).Set("2", "/name", "b"), CancellationToken.None));
    }

    [Fact]
    public async Task A_hundred_operations_fit_a_batch_and_not_one_more()
    {
        await _store.CommitAsync(Batch(0, 100), CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.CommitAsync(Batch(100, 101), CancellationToken.None));
        await _store.CommitAsync(Batch(100, 100), CancellationToken.None);
        await _store.CommitAsync(Batch(200, 1), CancellationToken.None);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = @type").With("@type", "sample");
        Assert.Equal(201, (await _store.AllAsync<Sample>(_here, query, CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken)).Count);
        Assert.Equal(150, (await _store.FirstAsync<Sample>(_here, query, 150, CancellationToken.None)).Count);
        Assert.Equal(201, (await _store.FirstAsync<Sample>(_here, query, 500, CancellationToken.None)).Count);
        var page = await _store.ListAsync<Sample>(_here, query, 150, continuation: null, CancellationToken.None);
        var rest = await _store.ListAsync<Sample>(_here, query, 150, page.Continuation, CancellationToken.None);
        Assert.Equal((150, 51, null), (page.Items.Count, rest.Items.Count, rest.Continuation));
        Assert.Contains(_here.Value, (await _store.SweepAsync<Sample>(LocalStore.Registry, query, CancellationToken.None).ReadOr(bad => throw bad.Failure, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Select(s => s.Village));
    }

    [Fact]
    public async Task A_signed_batch_that_was_saved_before_is_saved_and_one_that_conflicts_elsewhere_is_not()
    {
        var signed = new DocumentBatch(_here).Sign(Named("sign-1", "a")).Create(Named("1", "a"));
        await _store.CommitAsync(signed, CancellationToken.None);

        await _store.CommitAsync(signed, CancellationToken.None);

        await Assert.ThrowsAsync<StaleException>(
            () => _store.CommitAsync(new DocumentBatch(_here).Create(Named("1", "b")).Sign(Named("sign-2", "a")), CancellationToken.None));
        Assert.Equal(("a", null), ((await ReadAsync("1"))!.Name, await ReadAsync("sign-2")));
        Assert.Throws<InvalidOperationException>(() => signed.Sign(Named("sign-3", "a")));
    }

    [Fact]
    public async Task What_was_put_stands_there_whatever_stood_there_before()
    {
        await _store.PutAsync(_here, Named("1", "a"), CancellationToken.None);
        await _store.PutAsync(_here, Named("1", "b"), CancellationToken.None);

        Assert.Equal("b", (await ReadAsync("1"))!.Name);
    }

    [Fact]
    public async Task What_was_read_is_saved_over_and_what_was_not_only_where_nothing_is()
    {
        Assert.True(await _store.TrySaveAsync(_here, Named("1", "a"), CancellationToken.None));
        Assert.False(await _store.TrySaveAsync(_here, Named("1", "b"), CancellationToken.None));
        Assert.True(await _store.TrySaveAsync(_here, (await ReadAsync("1"))! with { Name = "c" }, CancellationToken.None));

        Assert.Equal("c", (await ReadAsync("1"))!.Name);
    }

    [Fact]
    public async Task What_is_there_is_counted_in_a_partition_and_everywhere()
    {
        var beside = _here with { Value = $"{_here.Value}-2" };
        await _store.CommitAsync(Batch(0, 3), CancellationToken.None);
        await _store.TryCreateAsync(beside, Named("4", "a") with { Village = beside.Value }, CancellationToken.None);
        var query = new DocumentQuery("SELECT VALUE COUNT(1) FROM c WHERE STARTSWITH(c.village, @here)").With("@here", _here.Value);

        Assert.Equal((3, 4L), (await _store.CountAsync(_here, query, CancellationToken.None), await _store.SweepCountAsync(LocalStore.Registry, query, CancellationToken.None)));
    }

    [Fact]
    public async Task One_of_another_shape_is_told_by_its_place_and_of_a_list_it_is_left_out_and_told()
    {
        await _store.TryCreateAsync(_here, Named("1", "a"), CancellationToken.None);
        await _store.TryCreateAsync(_here, new Other { Id = "s-2", Village = _here.Value, Name = "a", Surprise = 1 }, CancellationToken.None);

        var e = await Assert.ThrowsAsync<MisshapenException>(() => ReadAsync("s-2"));

        Assert.Equal(_here, e.Partition);
        var found = await _store.FirstAsync<Sample>(_here, new DocumentQuery("SELECT * FROM c ORDER BY c.id"), 10, CancellationToken.None);
        var bad = new List<UnreadableDocument>();
        Assert.Equal(["1"], found.ReadOr(bad.Add).Select(s => s.Id));
        Assert.Equal(["2"], bad.Select(b => b.IdAfter("s-")));
        Assert.Equal(["s-2"], bad.Select(b => b.IdAfter("t-")));
        Assert.Equal(["id", "name", "schemaVersion", "surprise", "type", "village"], JObject.Parse(bad[0].Whole()).Properties().Select(p => p.Name).Order(StringComparer.Ordinal));
        bad.Clear();
        var query = new DocumentQuery("SELECT * FROM c ORDER BY c.id");
        Assert.Equal(["1"], await _store.AllAsync<Sample>(_here, query, CancellationToken.None).ReadOr(bad.Add, TestContext.Current.CancellationToken).Select(s => s.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(bad);
    }

    private DocumentBatch Batch(int from, int count) =>
        Enumerable.Range(from, count).Aggregate(new DocumentBatch(_here), (batch, i) => batch.Create(Named($"{i:000}", "a")));

    private Sample Named(string id, string name) => new() { Id = id, Village = _here.Value, Name = name };

    private Task<Sample?> ReadAsync(string id) => _store.ReadAsync<Sample>(_here, id, CancellationToken.None);

    private sealed record Other : Document
    {
        public override string Type => "other";

        public required string Village { get; init; }

        public required string Name { get; init; }

        public required int Surprise { get; init; }
    }

    private sealed record Sample : Document
    {
        public override string Type => "sample";

        public required string Village { get; init; }

        public required string Name { get; init; }

        public int Count { get; init; }
    }
}
