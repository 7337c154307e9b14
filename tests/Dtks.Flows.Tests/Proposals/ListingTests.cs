using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Hosting;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RowPlace = Dtks.Platform.Documents.Place;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>Lists whose rows share what they are sorted by, asked for as the functions do.</summary>
[Collection("proposals")]
public sealed class ListingTests(FlowHost host)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 5, 0, 0, TimeSpan.Zero);
    private readonly Listing _listing = host.Services.GetRequiredService<Listing>();
    private readonly DocumentStore _store = host.Services.GetRequiredService<DocumentStore>();
    private readonly Partition _village = Partitions.Registry(Place.Next().Village);

    [Theory]
    [InlineData(false, "a b c d e f g")]
    [InlineData(true, "g f e d c b a")]
    public async Task Rows_of_one_instant_are_each_shown_once_by_their_ids(bool descending, string expected)
    {
        await WriteAsync("dfbgace", Noon);

        Assert.Equal(expected.Split(' '), await TurnOverAsync(Query(descending), 2));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(4, 2)]
    [InlineData(5, 1)]
    [InlineData(6, 1)]
    public async Task The_last_page_leads_nowhere_however_full_it_is(int limit, int expected)
    {
        await WriteAsync("abcde", Noon);
        var pages = 0;

        Assert.Equal(["a", "b", "c", "d", "e"], await TurnOverAsync(Query(descending: false), limit, () => pages++));
        Assert.Equal(expected, pages);
    }

    [Fact]
    public async Task The_earlier_instant_comes_first_whatever_the_ids()
    {
        await WriteAsync("ab", Noon);
        await WriteAsync("cd", Noon.AddMilliseconds(-1));

        Assert.Equal(["c", "d", "a", "b"], await TurnOverAsync(Query(descending: false), 1));
    }

    [Fact]
    public async Task A_cursor_of_before_cursors_held_places_is_told_to_begin_again()
    {
        var old = host.Services.GetRequiredService<Cursor>().Write("""{"token":"+RID:~x#RT:1","range":{}}""", Request(2, null), caller: null);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => PageAsync(Query(descending: false), Request(2, old)));

        Assert.Equal((400, "list.cursor"), (refused.Problem.Status, refused.Problem.Code));
    }

    [Fact]
    public async Task A_database_that_stands_without_an_index_gets_it_at_the_next_start()
    {
        var options = host.Services.GetRequiredService<IOptions<CosmosOptions>>().Value;
        var container = host.Services.GetRequiredService<CosmosClient>().GetContainer(options.Database, Partitions.RegistryContainer.Name);
        var older = (await container.ReadContainerAsync()).Resource;
        older.IndexingPolicy.CompositeIndexes.Clear();
        await container.ReplaceContainerAsync(older);
        await Assert.ThrowsAsync<CosmosException>(() => PageAsync(Query(descending: false), Request(2, null)));

        await host.Services.GetRequiredService<Provisioning>().EnsureAsync(CancellationToken.None);

        Assert.Empty((await PageAsync(Query(descending: false), Request(2, null))).Items);
    }

    private static OrderedQuery Query(bool descending) => new("*", "c.type = 'listed'", "createdOn") { Descending = descending };

    private async Task WriteAsync(string ids, DateTimeOffset createdOn)
    {
        foreach (var id in ids)
        {
            Assert.True(await _store.TryCreateAsync(_village, new Listed { Id = id.ToString(), Village = _village.Value, CreatedOn = createdOn }, CancellationToken.None));
        }
    }

    private async Task<List<string>> TurnOverAsync(OrderedQuery query, int limit, Action? turned = null)
    {
        var shown = new List<string>();
        string? cursor = null;
        do
        {
            var list = await PageAsync(query, Request(limit, cursor));
            shown.AddRange(list.Items);
            cursor = list.Next;
            turned?.Invoke();
        }
        while (cursor is not null);
        return shown;
    }

    private Task<ListAnswer<string>> PageAsync(OrderedQuery query, HttpRequest request) =>
        _listing.PageAsync<Listed, string>(
            request, caller: null, _village, query, row => new RowPlace(Listing.Key(row.CreatedOn), row.Id), row => row.Id, CancellationToken.None);

    private static HttpRequest Request(int limit, string? cursor)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/list";
        request.QueryString = new QueryString($"?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
        return request;
    }

    private sealed record Listed : Document
    {
        public override string Type => "listed";

        public required string Village { get; init; }

        public required DateTimeOffset CreatedOn { get; init; }
    }
}
