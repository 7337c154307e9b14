using System.Runtime.ExceptionServices;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Http;

/// <summary>
/// Serves a list page by page. A cursor holds the place of the last row shown, so that nothing is passed over or shown twice however many
/// rows come or leave between two pages.
/// </summary>
public sealed class Listing(DocumentStore store, Cursor cursor, UnreadableRecords unreadables)
{
    /// <summary>The page that the request asks for by <c>limit</c> and <c>cursor</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who asks; null for a list that is public.</param>
    /// <param name="partition">Where the list stands.</param>
    /// <param name="query">The list.</param>
    /// <param name="placeOf">A row's place: the member the list is sorted by, as <see cref="Key"/> writes an instant, and its id.</param>
    /// <param name="show">A row as it is shown.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <param name="unreadable">How a row is shown that cannot be read, by its members as they are stored; operators are told of it. Null: the
    /// page is refused.</param>
    /// <exception cref="ProblemException">400 for a limit out of range, or a cursor that is not of this caller and list.</exception>
    public async Task<ListAnswer<TItem>> PageAsync<TRow, TItem>(
        HttpRequest request,
        Caller? caller,
        Partition partition,
        OrderedQuery query,
        Func<TRow, Place> placeOf,
        Func<TRow, TItem> show,
        CancellationToken cancellation,
        Func<JObject, TItem>? unreadable = null)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(query);

        var (limit, after) = (Cursor.Limit(request), Read(request, caller));

        // One more than is shown tells whether there is a next page.
        var rows = await store.FirstAsync<StoredRow<TRow>>(partition, query.After(after), limit + 1, cancellation);
        var next = rows.Count > limit ? cursor.Write(JsonText.Write(PlaceOf(rows[limit - 1])), request, caller) : null;
        return new ListAnswer<TItem>([.. rows.Take(limit).Select(Show)], next);

        Place PlaceOf(StoredRow<TRow> row) => row.Value is { } value ? placeOf(value) : new Place((string)row.Members[query.By]!, (string)row.Members["id"]!);

        TItem Show(StoredRow<TRow> row)
        {
            if (row.Value is { } value)
            {
                return show(value);
            }

            if (unreadable is null)
            {
                ExceptionDispatchInfo.Throw(row.Failure!);
            }

            unreadables.Tell(row.Failure!);
            return unreadable(row.Members);
        }
    }

    /// <summary>Holds a request to what pages may be asked for, where there may yet be none to show.</summary>
    /// <exception cref="ProblemException">400 as of a page.</exception>
    public void Check(HttpRequest request, Caller? caller) => _ = (Cursor.Limit(request), Read(request, caller));

    /// <summary>An instant as a place's key: as it is stored.</summary>
    public static string Key(DateTimeOffset instant) => instant.UtcDateTime.ToString(UtcConverter.Format, System.Globalization.CultureInfo.InvariantCulture);

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
