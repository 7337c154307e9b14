using System.Collections.Concurrent;
using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardDelivery;

/// <summary>Loads circulars with what they tell of, and turns one into a change (CRD-4).</summary>
public sealed class CircularRepository(DocumentStore store, CardRepository cards, AreaDirectory areas, UnreadableRecords unreadables)
{
    private const int AtOnce = 8;

    /// <summary>A circular's id: its round and its place in the district.</summary>
    public static string IdOf(string round, int place) => string.Create(CultureInfo.InvariantCulture, $"{round}-{place}");

    /// <summary>A district's circulars of a round; null before the first.</summary>
    public Task<CircularDocument?> FindAsync(string district, string round, CancellationToken cancellation) =>
        store.ReadAsync<CircularDocument>(Partitions.Ratifications(district[..4]), CircularDocument.IdOf(round, district), cancellation);

    /// <summary>A circular by its id.</summary>
    /// <exception cref="ProblemException">404 where there is none.</exception>
    public async Task<(string Round, Circular Circular)> OneAsync(string district, string id, CancellationToken cancellation)
    {
        var cut = id.LastIndexOf('-');
        return cut > 0 && PathId.IsId(id[..cut]) && int.TryParse(id.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && (await FindAsync(district, id[..cut], cancellation))?.State.Circulars.FirstOrDefault(c => c.Place == place) is { } circular
            ? (id[..cut], circular)
            : throw new ProblemException(Problem.NotFound);
    }

    /// <summary>
    /// The round in each village of a district that has cards of it, by code: a district has a hundred villages at most, and one document of each is read. Those of which it cannot be read are told, and named.
    /// </summary>
    public async Task<(IReadOnlyList<VillageRound> Read, IReadOnlyList<string> Unreadable)> VillagesAsync(string district, string round, CancellationToken cancellation)
    {
        var (found, bad) = (new ConcurrentBag<VillageRound>(), new ConcurrentBag<string>());
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(areas.Children(district), how, async (village, stop) =>
        {
            try
            {
                if (await cards.RoundAsync(village.Code, round, stop) is { } counted)
                {
                    found.Add(counted.State);
                }
            }
            catch (Exception e) when (UnreadableRecords.Is(e))
            {
                unreadables.LeftOut(Partitions.Registry(village.Code), VillageCardsDocument.IdOf(round), e);
                bad.Add(village.Code);
            }
        });
        return ([.. found.OrderBy(v => v.Village.Value, StringComparer.Ordinal)], [.. bad.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The change that a circular makes, with its arrival in each village that it tells of.</summary>
    /// <param name="before">The district's circulars before; null for none.</param>
    /// <param name="circular">The circular.</param>
    /// <param name="round">The round.</param>
    /// <param name="district">The district.</param>
    /// <param name="by">The camat.</param>
    /// <param name="policy">The policy version of the day, by id.</param>
    public static ChangeSet Change(CircularDocument? before, Circular circular, string round, AreaCode district, Actor by, string policy)
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(district);
        var known = before ?? new CircularDocument { Id = CircularDocument.IdOf(round, district.Value), Regency = district.Regency!.Value, District = district.Value, Round = round, State = DistrictCirculars.None };
        var after = known with { State = new DistrictCirculars([.. known.State.Circulars, circular]) };
        var id = IdOf(round, circular.Place);
        var audited = AuditEntry.Of(by, CardReturnEventCodes.CircularIssued, after.Id, circular, id) with { Rule = "CRD-4", Policy = policy };
        var data = new CircularEventData(id, round, district.Value, circular.Number, circular.Date, circular.Rows.Count, circular.Rows.Sum(r => r.Returned()), circular.Rows.Sum(r => r.Surrendered), "CRD-4", policy);
        return new ChangeSet(Partitions.Ratifications(after.Regency), [audited]).Save(after)
            .Then(OutboxEntry.Event($"dtks.{CardReturnEventCodes.CircularIssued}.v1", $"districts/{district}/circulars/{id}", data))
            .Then(circular.Rows.Select(row => CircularArrivals.Of(id, row, circular.IssuedAt).Entry()));
    }
}
