using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Tests.Stand;

namespace Dtks.Platform.Tests.Http;

/// <summary>A list goes on after the place where its page ended, whatever has come or gone before it.</summary>
[Collection(StoreTests.Name)]
public sealed class ListingTests(LocalStore local)
{
    private readonly ListedRows _rows = new(local);

    [Theory]
    [InlineData(false, "1 2 3 4 5")]
    [InlineData(true, "5 4 3 2 1")]
    public async Task Pages_follow_on_each_other_over_equal_keys(bool descending, string expected)
    {
        await _rows.AddAsync(("1", "a"), ("2", "a"), ("3", "a"), ("4", "b"), ("5", "b"));
        Assert.Equal(expected, string.Join(' ', (await AllAsync(2, descending, unique: false)).SelectMany(p => p)));
        Assert.Equal([2, 2, 1], (await AllAsync(2, descending, unique: false)).Select(p => p.Count));
        Assert.Equal([5], (await AllAsync(5, descending, unique: false)).Select(p => p.Count));
    }

    [Theory]
    [InlineData(false, "1 2 3")]
    [InlineData(true, "3 2 1")]
    public async Task Pages_follow_on_each_other_over_keys_of_which_each_is_another(bool descending, string expected)
    {
        await _rows.AddAsync(("1", "a"), ("2", "b"), ("3", "c"));
        Assert.Equal(expected, string.Join(' ', (await AllAsync(1, descending, unique: true)).SelectMany(p => p)));
    }

    [Fact]
    public async Task What_leaves_an_earlier_page_keeps_nothing_from_being_shown()
    {
        await _rows.AddAsync(("1", "a"), ("2", "b"), ("3", "c"));
        var first = await _rows.PageAsync(2, cursor: null, descending: false, unique: false);
        await local.Store.TryDeleteAsync(_rows.Here, "1", etag: null, CancellationToken.None);
        await local.Store.TryDeleteAsync(_rows.Here, "2", etag: null, CancellationToken.None);
        Assert.Equal(["3"], (await _rows.PageAsync(2, first.Next, descending: false, unique: false)).Items);
    }

    [Theory]
    [InlineData("40")]
    [InlineData("{}")]
    [InlineData("{\"key\":\"a\"}")]
    [InlineData("{\"id\":\"1\"}")]
    public async Task A_cursor_of_another_time_is_refused(string place)
    {
        var e = await Assert.ThrowsAsync<ProblemException>(() => _rows.PageAsync(2, _rows.Cursor.Write(place, ListedRows.Request(string.Empty), caller: null), descending: false, unique: false));
        Assert.Equal((400, "list.cursor"), (e.Problem.Status, e.Problem.Code));
    }

    [Fact]
    public void A_request_is_checked_without_asking_the_store()
    {
        var listing = _rows.Lists();
        listing.Check(ListedRows.Request("limit=5"), caller: null);
        Assert.Equal("list.limit", Assert.Throws<ProblemException>(() => listing.Check(ListedRows.Request("limit=0"), caller: null)).Problem.Code);
        Assert.Equal("list.cursor", Assert.Throws<ProblemException>(() => listing.Check(ListedRows.Request("cursor=x"), caller: null)).Problem.Code);
    }

    [Fact]
    public void An_instant_as_a_key_is_in_its_order() => Assert.True(string.CompareOrdinal(
        Listing.Key(DateTimeOffset.UnixEpoch.AddTicks(1)), Listing.Key(new DateTimeOffset(1970, 1, 1, 7, 0, 1, TimeSpan.FromHours(7)))) < 0);

    private async Task<List<IReadOnlyList<string>>> AllAsync(int limit, bool descending, bool unique)
    {
        var pages = new List<IReadOnlyList<string>>();
        string? cursor = null;
        do
        {
            var page = await _rows.PageAsync(limit, cursor, descending, unique);
            pages.Add(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return pages;
    }
}
