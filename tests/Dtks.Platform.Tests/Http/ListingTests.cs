using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;
using Dtks.Platform.Tests.Stand;
using Dtks.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Http;

/// <summary>A list goes on after the place where its page ended, whatever has come or gone before it.</summary>
[Collection(StoreTests.Name)]
public sealed class ListingTests(LocalStore local)
{
    private readonly Partition _here = new(LocalStore.Registry, Guid.NewGuid().ToString("N"));
    private readonly Cursor _cursor = new(Options.Create(new ProtectionOptions { CursorKey = Convert.ToBase64String(new byte[32]) }));

    [Theory]
    [InlineData(false, "1 2 3 4 5")]
    [InlineData(true, "5 4 3 2 1")]
    public async Task Pages_follow_on_each_other_over_equal_keys(bool descending, string expected)
    {
        await AddAsync(("1", "a"), ("2", "a"), ("3", "a"), ("4", "b"), ("5", "b"));
        Assert.Equal(expected, string.Join(' ', (await AllAsync(2, descending, unique: false)).SelectMany(p => p)));
        Assert.Equal([2, 2, 1], (await AllAsync(2, descending, unique: false)).Select(p => p.Count));
        Assert.Equal([5], (await AllAsync(5, descending, unique: false)).Select(p => p.Count));
    }

    [Theory]
    [InlineData(false, "1 2 3")]
    [InlineData(true, "3 2 1")]
    public async Task Pages_follow_on_each_other_over_keys_of_which_each_is_another(bool descending, string expected)
    {
        await AddAsync(("1", "a"), ("2", "b"), ("3", "c"));
        Assert.Equal(expected, string.Join(' ', (await AllAsync(1, descending, unique: true)).SelectMany(p => p)));
    }

    [Theory]
    [InlineData(false, "2 4 6 1 3 5")]
    [InlineData(true, "5 3 1 6 4 2")]
    public async Task Rows_without_a_key_are_each_shown_once_whether_or_not_they_can_be_read(bool descending, string expected)
    {
        await AddAsync(("1", "a"), ("3", "a"), ("5", "b"));
        foreach (var id in (string[])["2", "4", "6"])
        {
            Assert.True(await local.Store.TryCreateAsync(_here, new Nameless { Id = id, Village = _here.Value, Surprise = id == "4" ? 1 : null }, CancellationToken.None));
        }

        foreach (var limit in (int[])[1, 2, 3, 6])
        {
            Assert.Equal(expected, string.Join(' ', await LooseAsync(limit, descending)));
        }
    }

    [Fact]
    public async Task What_leaves_an_earlier_page_keeps_nothing_from_being_shown()
    {
        await AddAsync(("1", "a"), ("2", "b"), ("3", "c"));
        var first = await PageAsync(2, cursor: null, descending: false, unique: false);
        await local.Store.TryDeleteAsync(_here, "1", etag: null, CancellationToken.None);
        await local.Store.TryDeleteAsync(_here, "2", etag: null, CancellationToken.None);
        Assert.Equal(["3"], (await PageAsync(2, first.Next, descending: false, unique: false)).Items);
    }

    [Theory]
    [InlineData("40")]
    [InlineData("{}")]
    [InlineData("{\"key\":\"a\"}")]
    [InlineData("{\"id\":\"1\"}")]
    public async Task A_cursor_of_another_time_is_refused(string place)
    {
        var e = await Assert.ThrowsAsync<ProblemException>(() => PageAsync(2, _cursor.Write(place, Request(string.Empty), caller: null), descending: false, unique: false));
        Assert.Equal((400, "list.cursor"), (e.Problem.Status, e.Problem.Code));
    }

    [Fact]
    public void A_request_is_checked_without_asking_the_store()
    {
        var listing = Lists();
        listing.Check(Request("limit=5"), caller: null);
        Assert.Equal("list.limit", Assert.Throws<ProblemException>(() => listing.Check(Request("limit=0"), caller: null)).Problem.Code);
        Assert.Equal("list.cursor", Assert.Throws<ProblemException>(() => listing.Check(Request("cursor=x"), caller: null)).Problem.Code);
    }

    [Theory]
    [InlineData(2, "1 2", "2")]
    [InlineData(3, "1 2 3", null)]
    [InlineData(4, "1 2 3", null)]
    public async Task A_part_tells_where_the_next_begins_as_long_as_there_is_one(int most, string shown, string? next)
    {
        await AddAsync(("1", "a"), ("2", "b"), ("3", "c"));

        var (part, place) = await Lists().PartAsync<Row, string>(_here, Query(), after: null, most, PlaceOf, IdAsync, "en", CancellationToken.None);

        Assert.Equal((shown, next, null), (string.Join(' ', part.Items), place?.Id, part.Next));
        var (rest, end) = await Lists().PartAsync<Row, string>(_here, Query(), new Place("b", "2"), most, PlaceOf, IdAsync, "en", CancellationToken.None);
        Assert.Equal(["3"], rest.Items);
        Assert.Null(end);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "1 2 3")]
    [InlineData(4, "1 2 3")]
    public async Task A_list_that_is_shown_whole_is_not_shown_in_part(int most, string? shown)
    {
        await AddAsync(("1", "a"), ("2", "b"), ("3", "c"));

        var whole = await Lists().WholeAsync<Row, string>(Request(string.Empty), _here, Query(), most, PlaceOf, IdAsync, CancellationToken.None);

        Assert.Equal(shown, whole is null ? null : string.Join(' ', whole.Items));
    }

    // The order is one that the container has no index for: to ask for it fails.
    [Fact]
    public async Task A_list_that_is_too_long_is_not_put_in_order()
    {
        await AddAsync(("1", "a"), ("2", "b"), ("3", "c"));
        var query = new OrderedQuery("*", "c.type = 'row'", "other");

        Assert.Null(await Lists().WholeAsync<Row, string>(Request(string.Empty), _here, query, most: 2, PlaceOf, IdAsync, CancellationToken.None));
        await Assert.ThrowsAsync<CosmosException>(() => Lists().WholeAsync<Row, string>(Request(string.Empty), _here, query, most: 3, PlaceOf, IdAsync, CancellationToken.None));
    }

    [Fact]
    public async Task One_that_cannot_be_read_or_shown_stands_in_its_place_by_its_id_and_its_status()
    {
        await AddAsync(("row-1", "a"), ("row-2", "b"), ("3", "c"));
        Assert.True(await local.Store.TryCreateAsync(_here, new Spoilt { Id = "row-4", Village = _here.Value, Name = "d", Status = "open", Surprise = 1 }, CancellationToken.None));
        var request = Request("limit=4");
        request.Headers.AcceptLanguage = "en";

        var page = await Lists().PageAsync<Row, string>(
            request, caller: null, _here, Query(), PlaceOf, row => row.Name == "a" ? row.Id : throw new Newtonsoft.Json.JsonSerializationException("no"), CancellationToken.None);

        Assert.Equal(["row-1"], page.Items);
        var unread = page.Shown.OfType<UnreadableItem>().ToList();
        Assert.Equal([("2", null), ("3", null), ("4", "open")], unread.Select(u => (u.Id, u.Status)));
        Assert.All(unread, u => Assert.Equal((UnreadableItem.Unreadable, Lists().ItemOf("x", request).Detail), (u.Code, u.Detail)));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_page_that_ends_with_one_that_cannot_be_read_goes_on_after_it()
    {
        Assert.True(await local.Store.TryCreateAsync(_here, new Spoilt { Id = "1", Village = _here.Value, Name = "a", Status = "open", Surprise = 1 }, CancellationToken.None));
        await AddAsync(("2", "b"));

        var first = await PageAsync(1, cursor: null, descending: false, unique: false);

        Assert.Equal(["2"], (await PageAsync(1, first.Next, descending: false, unique: false)).Items);
    }

    [Fact]
    public void An_instant_as_a_key_is_in_its_order() => Assert.True(string.CompareOrdinal(
        Listing.Key(DateTimeOffset.UnixEpoch.AddTicks(1)), Listing.Key(new DateTimeOffset(1970, 1, 1, 7, 0, 1, TimeSpan.FromHours(7)))) < 0);

    private static HttpRequest Request(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/list";
        request.QueryString = new QueryString("?" + query);
        return request;
    }

    private async Task AddAsync(params (string Id, string Name)[] rows)
    {
        foreach (var (id, name) in rows)
            Assert.True(await local.Store.TryCreateAsync(_here, new Row { Id = id, Village = _here.Value, Name = name }, CancellationToken.None));
    }

    private async Task<List<IReadOnlyList<string>>> AllAsync(int limit, bool descending, bool unique)
    {
        var pages = new List<IReadOnlyList<string>>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(limit, cursor, descending, unique);
            pages.Add(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return pages;
    }

    private Task<ListAnswer<string>> PageAsync(int limit, string? cursor, bool descending, bool unique) => Lists().PageAsync<Row, string>(
        Request($"limit={limit}&cursor={cursor}"),
        caller: null,
        _here,
        new OrderedQuery("*", "c.type = @type", "name") { Descending = descending, Unique = unique }.With("@type", "row"),
        PlaceOf,
        row => row.Id,
        CancellationToken.None);

    private async Task<List<string>> LooseAsync(int limit, bool descending)
    {
        var (ids, cursor) = (new List<string>(), default(string));
        do
        {
            var query = new OrderedQuery("*", "c.type = @type", "name") { Descending = descending }.With("@type", "row");
            var page = await Lists().PageAsync<Loose, string>(
                Request($"limit={limit}&cursor={cursor}"), caller: null, _here, query, row => new Place(row.Name ?? string.Empty, row.Id), row => row.Id, CancellationToken.None);
            ids.AddRange(page.Shown.Select(shown => shown as string ?? ((UnreadableItem)shown).Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        return ids;
    }

    private Listing Lists() => new(
        local.Store, _cursor, new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance), new MessageCatalogue(PlatformTexts.Files));

    private static OrderedQuery Query() => new OrderedQuery("*", "c.type = @type", "name") { IdStart = "row-" }.With("@type", "row");

    private static Place PlaceOf(Row row) => new(row.Name, row.Id);

    private static Task<string> IdAsync(Row row, CancellationToken cancellation) => Task.FromResult(row.Id);

    private sealed record Spoilt : Document
    {
        public override string Type => "row";

        public required string Village { get; init; }

        public required string Name { get; init; }

        public required string Status { get; init; }

        public required int Surprise { get; init; }
    }

    private sealed record Nameless : Document
    {
        public override string Type => "row";

        public required string Village { get; init; }

        public int? Surprise { get; init; }
    }

    private sealed record Loose : Document
    {
        public override string Type => "row";

        public required string Village { get; init; }

        public string? Name { get; init; }
    }

    private sealed record Row : Document
    {
        public override string Type => "row";

        public required string Village { get; init; }

        public required string Name { get; init; }
    }
}
