using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Tests.Stand;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Tests.Http;

/// <summary>A list in parts, and one that is shown whole or not at all.</summary>
[Collection(StoreTests.Name)]
public sealed class ListingPartsTests(LocalStore local)
{
    private readonly ListedRows _rows = new(local);

    [Theory]
    [InlineData(2, "1 2", "2")]
    [InlineData(3, "1 2 3", null)]
    [InlineData(4, "1 2 3", null)]
    public async Task A_part_tells_where_the_next_begins_as_long_as_there_is_one(int most, string shown, string? next)
    {
        await _rows.AddAsync(("1", "a"), ("2", "b"), ("3", "c"));

        var (part, place) = await _rows.Lists().PartAsync<Row, string>(_rows.Here, ListedRows.Query(), after: null, most, ListedRows.PlaceOf, ListedRows.IdAsync, "en", CancellationToken.None);

        Assert.Equal((shown, next, null), (string.Join(' ', part.Items), place?.Id, part.Next));
        var (rest, end) = await _rows.Lists().PartAsync<Row, string>(_rows.Here, ListedRows.Query(), new Place("b", "2"), most, ListedRows.PlaceOf, ListedRows.IdAsync, "en", CancellationToken.None);
        Assert.Equal(["3"], rest.Items);
        Assert.Null(end);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "1 2 3")]
    [InlineData(4, "1 2 3")]
    public async Task A_list_that_is_shown_whole_is_not_shown_in_part(int most, string? shown)
    {
        await _rows.AddAsync(("1", "a"), ("2", "b"), ("3", "c"));

        var whole = await _rows.Lists().WholeAsync<Row, string>(ListedRows.Request(string.Empty), _rows.Here, ListedRows.Query(), most, ListedRows.PlaceOf, ListedRows.IdAsync, CancellationToken.None);

        Assert.Equal(shown, whole is null ? null : string.Join(' ', whole.Items));
    }

    // The order is one that the container has no index for: to ask for it fails.
    [Fact]
    public async Task A_list_that_is_too_long_is_not_put_in_order()
    {
        await _rows.AddAsync(("1", "a"), ("2", "b"), ("3", "c"));
        var query = new OrderedQuery("*", "c.type = 'row'", "other");

        Assert.Null(await _rows.Lists().WholeAsync<Row, string>(ListedRows.Request(string.Empty), _rows.Here, query, most: 2, ListedRows.PlaceOf, ListedRows.IdAsync, CancellationToken.None));
        await Assert.ThrowsAsync<CosmosException>(() => _rows.Lists().WholeAsync<Row, string>(ListedRows.Request(string.Empty), _rows.Here, query, most: 3, ListedRows.PlaceOf, ListedRows.IdAsync, CancellationToken.None));
    }
}
