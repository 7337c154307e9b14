using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace Dtks.Platform.Http;

/// <summary>
/// Serves a list page by page. A cursor holds the place of the last row shown, so that nothing is passed over or shown twice however many
/// rows come or leave between two pages. One that cannot be read stands in its place as such, and takes no other along.
/// </summary>
public sealed class Listing(DocumentStore store, Cursor cursor, UnreadableRecords unreadables, MessageCatalogue messages)
{
    /// <summary>The page that the request asks for by <c>limit</c> and <c>cursor</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who asks; null for a list that is public.</param>
    /// <param name="partition">Where the list stands.</param>
    /// <param name="query">The list.</param>
    /// <param name="placeOf">A row's place: the member the list is sorted by, as <see cref="Key"/> writes an instant, and its id.</param>
    /// <param name="show">A row as it is shown.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ProblemException">400 for a limit out of range, or a cursor that is not of this caller and list.</exception>
    public Task<ListAnswer<TItem>> PageAsync<TRow, TItem>(
        HttpRequest request, Caller? caller, Partition partition, OrderedQuery query, Func<TRow, Place> placeOf, Func<TRow, TItem> show, CancellationToken cancellation)
        where TItem : class =>
        PageAsync<TRow, TItem>(request, caller, partition, query, placeOf, (row, _) => Task.FromResult(show(row)), cancellation);

    /// <summary>The page of a list that is told elsewhere, as one that several paths lead to.</summary>
    /// <inheritdoc cref="PageAsync{TRow, TItem}(HttpRequest, Caller?, Partition, OrderedQuery, Func{TRow, Place}, Func{TRow, TItem}, CancellationToken)"/>
    public Task<ListAnswer<TItem>> PageAsync<TRow, TItem>(HttpRequest request, Caller? caller, PagedList<TRow, TItem> list, CancellationToken cancellation)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(list);
        return PageAsync(request, caller, list.Partition, list.Query, list.PlaceOf, list.Show, cancellation);
    }

    /// <summary>The page of a list whose rows stand in several partitions, as one: of each is read as much as a page may need.</summary>
    /// <inheritdoc cref="PageAsync{TRow, TItem}(HttpRequest, Caller?, Partition, OrderedQuery, Func{TRow, Place}, Func{TRow, TItem}, CancellationToken)"/>
    public Task<ListAnswer<TItem>> PageAsync<TRow, TItem>(
        HttpRequest request, Caller? caller, IReadOnlyList<Partition> partitions, OrderedQuery query, Func<TRow, Place> placeOf, Func<TRow, TItem> show, CancellationToken cancellation)
        where TItem : class =>
        PageAsync<TRow, TItem>(request, caller, partitions, query, placeOf, (row, _) => Task.FromResult(show(row)), cancellation);

    /// <summary>The same, where more has to be read to show a row; a document that cannot be read then stands for it as one.</summary>
    /// <inheritdoc cref="PageAsync{TRow, TItem}(HttpRequest, Caller?, Partition, OrderedQuery, Func{TRow, Place}, Func{TRow, TItem}, CancellationToken)"/>
    public Task<ListAnswer<TItem>> PageAsync<TRow, TItem>(
        HttpRequest request,
        Caller? caller,
        Partition partition,
        OrderedQuery query,
        Func<TRow, Place> placeOf,
        Func<TRow, CancellationToken, Task<TItem>> show,
        CancellationToken cancellation)
        where TItem : class =>
        PageAsync(request, caller, [partition], query, placeOf, show, cancellation);

    private async Task<ListAnswer<TItem>> PageAsync<TRow, TItem>(
        HttpRequest request,
        Caller? caller,
        IReadOnlyList<Partition> partitions,
        OrderedQuery query,
        Func<TRow, Place> placeOf,
        Func<TRow, CancellationToken, Task<TItem>> show,
        CancellationToken cancellation)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(partitions);
        var (limit, after) = (Cursor.Limit(request), Read(request, caller));

        // One more than is shown tells whether there is a next page.
        var rows = new List<(Partition Of, Listed<TRow> Row)>();
        foreach (var partition in partitions)
        {
            rows.AddRange((await store.FirstAsync<TRow>(partition, query.After(after), limit + 1, cancellation)).Select(row => (partition, row)));
        }

        rows = partitions.Count == 1 ? rows : [.. query.InOrder(rows, row => PlaceOf(row.Row, query, placeOf))];
        var next = rows.Count > limit ? cursor.Write(JsonText.Write(PlaceOf(rows[limit - 1].Row, query, placeOf)), request, caller) : null;
        return await ShownAsync(LanguageOf(request), query, rows.Take(limit), placeOf, show, next, cancellation);
    }

    /// <summary>A part of a list from a place on, for work in the background; and the place after it, null where nothing follows.</summary>
    /// <param name="partition">Where the list stands.</param>
    /// <param name="query">The list.</param>
    /// <param name="after">The place; null for the first part.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="placeOf">A row's place.</param>
    /// <param name="show">A row as it is shown.</param>
    /// <param name="language">What is said of a row that cannot be read is said in it.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<(ListAnswer<TItem> Part, Place? Next)> PartAsync<TRow, TItem>(
        Partition partition, OrderedQuery query, Place? after, int most, Func<TRow, Place> placeOf, Func<TRow, CancellationToken, Task<TItem>> show, string language, CancellationToken cancellation)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(query);
        var rows = await store.FirstAsync<TRow>(partition, query.After(after), most + 1, cancellation);
        var part = await ShownAsync(language, query, rows.Take(most).Select(row => (partition, row)), placeOf, show, next: null, cancellation);
        return (part, rows.Count > most ? PlaceOf(rows[most - 1], query, placeOf) : null);
    }

    /// <summary>The whole of a list, for a file; null when it has more rows than that.</summary>
    /// <param name="request">The request.</param>
    /// <param name="partition">Where the list stands.</param>
    /// <param name="query">The list.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="placeOf">A row's place.</param>
    /// <param name="show">A row as it is shown.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<ListAnswer<TItem>?> WholeAsync<TRow, TItem>(
        HttpRequest request, Partition partition, OrderedQuery query, int most, Func<TRow, Place> placeOf, Func<TRow, CancellationToken, Task<TItem>> show, CancellationToken cancellation)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(query);

        // To put a long list in order takes the longer the longer it is, and would be for nothing.
        if (await store.TextsAsync(partition, query.Ids(most + 1), cancellation).CountAsync(cancellation) > most)
        {
            return null;
        }

        var rows = await store.FirstAsync<TRow>(partition, query.After(null), most + 1, cancellation);
        return rows.Count > most ? null : await ShownAsync(LanguageOf(request), query, rows.Select(row => (partition, row)), placeOf, show, next: null, cancellation);
    }

    private async Task<ListAnswer<TItem>> ShownAsync<TRow, TItem>(
        string language,
        OrderedQuery query,
        IEnumerable<(Partition Of, Listed<TRow> Row)> rows,
        Func<TRow, Place> placeOf,
        Func<TRow, CancellationToken, Task<TItem>> show,
        string? next,
        CancellationToken cancellation)
        where TItem : class
    {
        var shown = new List<object>();
        foreach (var (partition, listed) in rows)
        {
            if (!listed.TryRead(out var row, out var bad))
            {
                unreadables.LeftOut(partition, bad);
                shown.Add(ItemOf(bad.IdAfter(query.IdStart), language) with { Status = bad.Text("status") });
                continue;
            }

            try
            {
                shown.Add(await show(row, cancellation));
            }
            catch (Exception e) when (UnreadableRecords.Is(e))
            {
                var id = placeOf(row).Id;
                unreadables.LeftOut(partition, id, e);
                shown.Add(ItemOf(id.StartsWith(query.IdStart, StringComparison.Ordinal) ? id[query.IdStart.Length..] : id, language));
            }
        }

        return new ListAnswer<TItem>(shown, next);
    }

    /// <summary>What stands in a list for a record that cannot be read, in the client's language.</summary>
    public UnreadableItem ItemOf(string id, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ItemOf(id, LanguageOf(request));
    }

    /// <summary>What stands in a list for a record that cannot be read, in a language: <c>id</c> or <c>en</c>.</summary>
    public UnreadableItem ItemOf(string id, string language) => new(id, UnreadableItem.Unreadable, messages.Text(language, UnreadableItem.Unreadable, args: null));

    private static string LanguageOf(HttpRequest request) => MessageCatalogue.Choose(request.Headers.AcceptLanguage);

    /// <summary>Holds a request to what pages may be asked for, where there may yet be none to show.</summary>
    /// <exception cref="ProblemException">400 as of a page.</exception>
    public void Check(HttpRequest request, Caller? caller) => _ = (Cursor.Limit(request), Read(request, caller));

    /// <summary>An instant as a place's key: as it is stored.</summary>
    public static string Key(DateTimeOffset instant) => instant.UtcDateTime.ToString(UtcConverter.Format, System.Globalization.CultureInfo.InvariantCulture);

    private static Place PlaceOf<TRow>(Listed<TRow> listed, OrderedQuery query, Func<TRow, Place> placeOf) =>
        listed.TryRead(out var row, out var unreadable) ? placeOf(row) : query.PlaceOf(unreadable);

    // A cursor that was given out before cursors held places is signed, and leads nowhere any more: the client begins again.
    private Place? Read(HttpRequest request, Caller? caller)
    {
        if (cursor.Read(request, caller) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonText.Read<Place>(text) is { Key: not null, Id: not null } place ? place : throw Cursor.Bad();
        }
        catch (JsonException)
        {
            throw Cursor.Bad();
        }
    }
}
