using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Tests.Stand;

namespace Dtks.Platform.Tests.Http;

/// <summary>What cannot be read stands in its place in a list, and keeps nothing from being shown.</summary>
[Collection(StoreTests.Name)]
public sealed class UnreadableListingTests(LocalStore local)
{
    private readonly ListedRows _rows = new(local);

    [Theory]
    [InlineData(false, "2 4 6 1 3 5")]
    [InlineData(true, "5 3 1 6 4 2")]
    public async Task Rows_without_a_key_are_each_shown_once_whether_or_not_they_can_be_read(bool descending, string expected)
    {
        await _rows.AddAsync(("1", "a"), ("3", "a"), ("5", "b"));
        foreach (var id in (string[])["2", "4", "6"])
        {
            Assert.True(await local.Store.TryCreateAsync(_rows.Here, new Nameless { Id = id, Village = _rows.Here.Value, Surprise = id == "4" ? 1 : null }, CancellationToken.None));
        }

        foreach (var limit in (int[])[1, 2, 3, 6])
        {
            Assert.Equal(expected, string.Join(' ', await LooseAsync(limit, descending)));
        }
    }

    [Fact]
    public async Task One_that_cannot_be_read_or_shown_stands_in_its_place_by_its_id_and_its_status()
    {
        await _rows.AddAsync(("row-1", "a"), ("row-2", "b"), ("3", "c"));
        Assert.True(await local.Store.TryCreateAsync(_rows.Here, new Spoilt { Id = "row-4", Village = _rows.Here.Value, Name = "d", Status = "open", Surprise = 1 }, CancellationToken.None));
        var request = ListedRows.Request("limit=4");
        request.Headers.AcceptLanguage = "en";

        var page = await _rows.Lists().PageAsync<Row, string>(
            request, caller: null, _rows.Here, ListedRows.Query(), ListedRows.PlaceOf, row => row.Name == "a" ? row.Id : throw new Newtonsoft.Json.JsonSerializationException("no"), CancellationToken.None);

        Assert.Equal(["row-1"], page.Items);
        var unread = page.Shown.OfType<UnreadableItem>().ToList();
        Assert.Equal([("2", null), ("3", null), ("4", "open")], unread.Select(u => (u.Id, u.Status)));
        Assert.All(unread, u => Assert.Equal((UnreadableItem.Unreadable, _rows.Lists().ItemOf("x", request).Detail), (u.Code, u.Detail)));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_page_that_ends_with_one_that_cannot_be_read_goes_on_after_it()
    {
        Assert.True(await local.Store.TryCreateAsync(_rows.Here, new Spoilt { Id = "1", Village = _rows.Here.Value, Name = "a", Status = "open", Surprise = 1 }, CancellationToken.None));
        await _rows.AddAsync(("2", "b"));

        var first = await _rows.PageAsync(1, cursor: null, descending: false, unique: false);

        Assert.Equal(["2"], (await _rows.PageAsync(1, first.Next, descending: false, unique: false)).Items);
    }

    private async Task<List<string>> LooseAsync(int limit, bool descending)
    {
        var (ids, cursor) = (new List<string>(), default(string));
        do
        {
            var query = new OrderedQuery("*", "c.type = @type", "name") { Descending = descending }.With("@type", "row");
            var page = await _rows.Lists().PageAsync<Loose, string>(
                ListedRows.Request($"limit={limit}&cursor={cursor}"), caller: null, _rows.Here, query, row => new Place(row.Name ?? string.Empty, row.Id), row => row.Id, CancellationToken.None);
            ids.AddRange(page.Shown.Select(shown => shown as string ?? ((UnreadableItem)shown).Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        return ids;
    }

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
}
