using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>
/// Remembers from which household those were removed whose numbers are nobody's since (RAT-6): so whoever asks assistance for them is told what is true, and that they
/// stand again once that is undone (GOV-3).
/// </summary>
public sealed class RemovedNumbers(DocumentStore store, ClaimRepository claims, HouseholdRepository households, HouseholdPlaces places, OptimisticRetry retry)
{
    /// <summary>Remembers who is gone from a household by the removals that stand. Done twice, it is done once.</summary>
    public async Task RememberAsync(HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var gone = household.RemovedMembers().Select(m => claims.NikId(m.Person.Nik)).ToList();
        IEnumerable<string> card = gone.Count > 0 && household.Ended is not null ? [claims.CardId(household.FamilyCardNumber)] : [];
        foreach (var number in gone.Concat(card))
        {
            await retry.RetryAsync(() => RememberAsync(number, household, cancellation), cancellation);
        }
    }

    /// <summary>The household, where it stands now, from which one of a family was removed by a removal that stands; null where none was, or that is not known.</summary>
    public async Task<HouseholdState?> OfAsync(Family family, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(family);
        foreach (var number in claims.IdsOf(family))
        {
            if (await HouseholdAsync(number, cancellation) is { } household && household.HasRemoved(family))
            {
                return household;
            }
        }

        return null;
    }

    /// <summary>The same of one, by their NIK.</summary>
    public async Task<HouseholdState?> OfAsync(Nik nik, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(nik);
        return await HouseholdAsync(claims.NikId(nik), cancellation) is { } household && household.RemovedMembers().Any(gone => gone.Person.Nik == nik) ? household : null;
    }

    private async Task<HouseholdState?> HouseholdAsync(string number, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } found)
        {
            return null;
        }

        var way = await places.OfAsync(AreaCode.Parse(found.Village), found.Household, cancellation);
        return (await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation))?.State;
    }

    private async Task RememberAsync(string number, HouseholdState household, CancellationToken cancellation)
    {
        var found = await FindAsync(number, cancellation);
        if ((found?.Village, found?.Household) == (household.Village.Value, household.Id))
        {
            return;
        }

        var known = new RemovedNumberDocument { Id = RemovedNumberDocument.IdOf(number), Village = household.Village.Value, Household = household.Id, ETag = found?.ETag };
        var partition = Partitions.Identities(known.Id);
        if (!await (found is null ? store.TryCreateAsync(partition, known, cancellation) : store.TryReplaceAsync(partition, known, cancellation)))
        {
            throw new StaleException();
        }
    }

    private Task<RemovedNumberDocument?> FindAsync(string number, CancellationToken cancellation) =>
        store.ReadAsync<RemovedNumberDocument>(Partitions.Identities(RemovedNumberDocument.IdOf(number)), RemovedNumberDocument.IdOf(number), cancellation);
}
