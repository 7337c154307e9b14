using Dtks.Domain.Areas;
using Dtks.Domain.Dci;
using Dtks.Domain.People;
using Dtks.Functions.Areas;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>Finds the households of those whom a request names: by their claim, and from there by id; two reads each, however large the register is.</summary>
public sealed class DciGroups(ClaimRepository claims, HouseholdRepository households, HouseholdPlaces places, IHouseholdPayments paying, AreaDirectory areas, TimeProvider clock)
{
    private const int AtOnce = 16;

    /// <summary>The households, each once, in the order in which they are named.</summary>
    /// <param name="named">Whom a request names.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<RegisteredGroup>> OfAsync(IEnumerable<DciIdentifier> named, CancellationToken cancellation)
    {
        var asked = named.ToList();
        var found = new RegisteredGroup?[asked.Count];
        if (asked.Count == 1)
        {
            found[0] = await OfAsync(asked[0], cancellation);
        }
        else
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, asked.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, stop) => found[i] = await OfAsync(asked[i], stop));
        }

        return [.. found.OfType<RegisteredGroup>().DistinctBy(g => g.Id)];
    }

    /// <summary>A household as requests look at it, where somebody stands in it.</summary>
    public async Task<RegisteredGroup?> OfAsync(HouseholdDocument household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var seen = await households.SeenAsync(household, cancellation);
        if (seen.GoneFor() is not null)
        {
            return null;
        }

        // What ended of late is told from the month on that no payment counts it (RAT-4).
        seen = seen with { Entitlements = await paying.ToldAsync(seen, cancellation) };
        return new RegisteredGroup(seen, NameOf(seen.Village), TimeZones.DateIn(seen.Village, Instant.FromDateTimeOffset(clock.GetUtcNow())));
    }

    private async Task<RegisteredGroup?> OfAsync(DciIdentifier named, CancellationToken cancellation) => await FindAsync(named, cancellation) is { } household ? await OfAsync(household, cancellation) : null;

    private Task<HouseholdDocument?> FindAsync(DciIdentifier named, CancellationToken cancellation) => named.Kind switch
    {
        IdKind.Nik => households.OfNumberAsync(claims.NikId(Nik.Parse(named.Value)), cancellation),
        IdKind.FamilyCard => households.OfNumberAsync(claims.CardId(FamilyCardNumber.Parse(named.Value)), cancellation),
        _ => FindAsync(named.Place()!.Value, cancellation),
    };

    // Who knew it by where it was finds it where it moved.
    private async Task<HouseholdDocument?> FindAsync((AreaCode Village, string Household) place, CancellationToken cancellation)
    {
        var found = await households.FindAsync(place.Village.Value, place.Household, cancellation);
        if (found?.State.Ended is null)
        {
            return found;
        }

        var now = (await places.OfAsync(place.Village, place.Household, cancellation)).Now;
        return await households.FindAsync(now.Village.Value, now.Household, cancellation);
    }

    private string NameOf(AreaCode village) =>
        string.Join(", ", new[] { village, village.District, village.Regency, village.Province }.Select(a => a is null ? null : areas.Find(a.Value)?.Name).OfType<string>());
}
