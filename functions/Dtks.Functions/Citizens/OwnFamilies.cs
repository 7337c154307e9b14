using Dtks.Domain.Households;
using Dtks.Functions.Claims;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Citizens;

/// <summary>Finds the household of the register whose family a citizen is of, whoever proposed it, by the NIK that the population register confirmed of them (PRO-4).</summary>
public sealed class OwnFamilies(IRegisteredCitizens citizens, ClaimRepository claims, HouseholdRepository households, RemovedNumbers removed, LastFamilies last, HouseholdPlaces places, MessageCatalogue messages)
{
    /// <summary>It, where it stands now; also where they were removed from it (RAT-6). Null for none.</summary>
    internal async Task<OwnFamily?> OfAsync(string village, string subject, CancellationToken cancellation)
    {
        if (await citizens.NikAsync(village, subject, cancellation) is not { } nik)
        {
            return null;
        }

        var found = (await households.OfNumberAsync(claims.NikId(nik), cancellation))?.State is { } standing && standing.IsOfFamily(nik) ? standing : await removed.OfAsync(nik, cancellation);
        return found is null ? null : new OwnFamily(found.Village.Value, found.Id)
        {
            Last = [.. (await last.OfAsync(found, nik, cancellation)).Select(ended => new FamilyPlace(ended.Village, ended.Id))],
        };
    }

    /// <summary>What ended with the families of which they were the last, as they are told of it where they stand now (REG-8, GOV-3); none for nothing.</summary>
    internal async Task<IReadOnlyList<string>> LastAsync(OwnFamily family, string language, CancellationToken cancellation)
    {
        var said = new List<string>();
        foreach (var place in family.Last)
        {
            var ended = (await last.EndedAsync(await places.OfAsync(place.Village, place.Household, cancellation), cancellation))?.Ended ?? [];
            said.AddRange(ended.Select(aid => messages.AidText(language, "explanation.endedBeforeJoining", AidWords.Of(aid))));
        }

        return said;
    }
}
