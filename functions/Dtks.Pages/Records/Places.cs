using Dtks.Pages.Serving;

namespace Dtks.Pages.Records;

/// <summary>The names of places, as anyone may know them.</summary>
internal static class Places
{
    private const int Part = 100;

    /// <summary>The names of those named, by code; one that is not known has its code.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="codes">The codes; each is asked for once.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(PageVisit visit, IEnumerable<string> codes, CancellationToken cancellation)
    {
        var named = codes.Where(code => !string.IsNullOrEmpty(code)).Distinct(StringComparer.Ordinal).ToList();
        var names = await Task.WhenAll(named.Select(async code =>
        {
            var reply = await visit.AskAsync($"/areas/{Uri.EscapeDataString(code)}", cancellation);
            return reply.IsDone ? reply.Read<PlaceName>().Name : code;
        }));
        return named.Zip(names).ToDictionary(n => n.First, n => n.Second, StringComparer.Ordinal);
    }

    /// <summary>The villages of a regency to choose from, with their districts, by name.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="regency">The regency's code, escaped.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<IReadOnlyList<(string Code, string Name)>> VillagesAsync(PageVisit visit, string regency, CancellationToken cancellation)
    {
        var districts = await WithinAsync(visit, regency, cancellation);
        var villages = await Task.WhenAll(districts.Select(async district => (District: district, Villages: await WithinAsync(visit, district.Code, cancellation))));
        return [.. villages.SelectMany(d => d.Villages.Select(v => (v.Code, $"{v.Name}, {d.District.Name}"))).OrderBy(v => v.Item2, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<Within>> WithinAsync(PageVisit visit, string code, CancellationToken cancellation)
    {
        var (found, next) = (new List<Within>(), (string?)null);
        do
        {
            var cursor = next is null ? string.Empty : $"&cursor={Uri.EscapeDataString(next)}";
            var part = await visit.ReadAsync<ListPage<Within>>($"/areas/{code}/children?limit={Part}{cursor}", cancellation);
            found.AddRange(part.Items);
            next = part.Next;
        }
        while (next is not null);
        return found;
    }

    private sealed record Within(string Code, string Name);
}
