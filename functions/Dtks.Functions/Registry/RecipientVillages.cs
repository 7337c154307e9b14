using System.Collections.Concurrent;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Registry;

/// <summary>
/// Which villages of a regency have recipients: kept beside the regency's letters, so that a month opens without asking every village
/// (VER-2).
/// </summary>
public sealed class RecipientVillages(DocumentStore store, UnreadableRecords unreadables, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "recipient-village";

    // A list costs about as much as so many of its villages.
    private const int Few = 4;

    // What is listed stays listed, and its instant only becomes earlier: what this process saw there it need not look up again.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _listed = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, since) = JsonText.Read<RecipientVillage>(input.ToString());
        if (_listed.TryGetValue(village, out var listed) && listed <= since)
        {
            return;
        }

        var regency = village[..4];
        if ((await FindAsync(regency, village, cancellation))?.Since is not { } known || known > since)
        {
            // The nation's list first: a village that is listed is then always found by way of its regency.
            await retry.RetryAsync(() => ListAsync(AreaDirectory.Nation, regency, since, cancellation), cancellation);
            await retry.RetryAsync(() => ListAsync(regency, village, since, cancellation), cancellation);
            known = since;
        }

        _listed[village] = known;
    }

    /// <summary>The regencies that had recipients at an instant, by code.</summary>
    public Task<IReadOnlyList<string>> RegenciesAsync(DateTimeOffset at, CancellationToken cancellation) => OfAsync(AreaDirectory.Nation, at, cancellation);

    /// <summary>
    /// The villages of a regency that had recipients at an instant, by code. One of which that cannot be read counts as listed: the month is
    /// opened there alone, or set aside there alone.
    /// </summary>
    public async Task<IReadOnlyList<string>> OfAsync(string regency, DateTimeOffset at, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'recipientVillage'");
        var partition = Partitions.Ratifications(regency);
        var all = store.AllAsync<RecipientVillageDocument>(partition, query, cancellation);
        var (read, bad) = await unreadables.ApartAsync(partition, all, RecipientVillageDocument.IdOf(string.Empty), cancellation);
        foreach (var listed in read)
        {
            _listed[listed.Village] = listed.Since;
        }

        return [.. read.Where(listed => listed.Since <= at).Select(listed => listed.Village).Concat(bad).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a village had recipients at an instant.</summary>
    /// <param name="village">The village's code.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellation">Stops it.</param>
    public async ValueTask<bool> IsListedAsync(string village, DateTimeOffset at, CancellationToken cancellation) =>
        (_listed.TryGetValue(village, out var since) && since <= at) || (await FindAsync(village[..4], village, cancellation))?.Since <= at;

    /// <summary>Looks several villages of a regency up at once, where more than a few are not known yet: each is then listed without another read.</summary>
    public async Task LookAsync(IReadOnlyList<string> villages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(villages);
        if (villages.Count(v => !_listed.ContainsKey(v)) > Few && villages[0] is { Length: > 4 } first)
        {
            await OfAsync(first[..4], DateTimeOffset.MaxValue, cancellation);
        }
    }

    private Task<RecipientVillageDocument?> FindAsync(string under, string area, CancellationToken cancellation) =>
        store.ReadAsync<RecipientVillageDocument>(Partitions.Ratifications(under), RecipientVillageDocument.IdOf(area), cancellation);

    // Registrations may come in any order: the earliest counts. The first finds nothing there.
    private async Task ListAsync(string under, string area, DateTimeOffset since, CancellationToken cancellation)
    {
        var listed = new RecipientVillageDocument { Id = RecipientVillageDocument.IdOf(area), Regency = under, Village = area, Since = since };
        if (await store.TryCreateAsync(Partitions.Ratifications(under), listed, cancellation))
        {
            return;
        }

        var known = await FindAsync(under, area, cancellation);
        if (known?.Since > since)
        {
            await store.CommitAsync(new DocumentBatch(Partitions.Ratifications(under)).Save(known with { Since = since }), cancellation);
        }
    }
}
