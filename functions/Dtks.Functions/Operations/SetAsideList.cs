using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Operations;

/// <summary>Lists what was set aside: the latest day first, a day's by id. A page looks at no more than <see cref="MostDays"/> days.</summary>
public sealed class SetAsideList(DocumentStore store)
{
    /// <summary>The most days with anything on them that one page looks at; a page that found nothing on them still leads on.</summary>
    public const int MostDays = 31;

    /// <summary>One page.</summary>
    /// <param name="filter">What is listed.</param>
    /// <param name="limit">The most items.</param>
    /// <param name="place">Where it begins, as the page before gave it; null for the first.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Page<(string Day, Listed<SetAsideDocument> Kept)>> PageAsync(SetAsideFilter filter, int limit, string? place, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (from, after) = Place(place);
        var days = await DaysAsync(from, cancellation);
        var items = new List<(string Day, Listed<SetAsideDocument> Kept)>();
        foreach (var day in days.Take(MostDays))
        {
            await foreach (var kept in store.AllAsync<SetAsideDocument>(Shelf.Partition(day), filter.On(day == from ? after : string.Empty), cancellation))
            {
                if (items.Count == limit)
                {
                    return new Page<(string Day, Listed<SetAsideDocument> Kept)>(items, $"{items[^1].Day} {IdOf(items[^1].Kept)}");
                }

                items.Add((day, kept));
            }
        }

        return new Page<(string Day, Listed<SetAsideDocument> Kept)>(items, days.Count > MostDays ? $"{days[MostDays]} " : null);
    }

    private static string IdOf(Listed<SetAsideDocument> listed) => listed.TryRead(out var kept, out var unreadable) ? kept.Id : unreadable.Id;

    private static (string From, string After) Place(string? place) =>
        place?.Split(' ', 2) is [var day, var after] ? (day, after) : ("9999-12-31", string.Empty);

    private async Task<IReadOnlyList<string>> DaysAsync(string from, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'setAsideDay' AND c.id <= @from ORDER BY c.id DESC").With("@from", from);
        var days = new List<string>();
        await foreach (var day in store.TextsAsync(Shelf.Partition(SetAsideDayDocument.Partition), query, cancellation))
        {
            days.Add(day);
            if (days.Count > MostDays)
            {
                break;
            }
        }

        return days;
    }
}
