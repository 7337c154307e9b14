using Dtks.Domain.Households;
using Dtks.Functions.Claims;

namespace Dtks.Functions.Registry;

/// <summary>The numbers of a household of the register, by the ids of their claims (REG-5).</summary>
public sealed class HouseholdNumbers(ClaimRepository claims, HouseholdRepository households)
{
    /// <summary>
    /// Those that it bears: its card's and its members', and those of changes that wait. Also the NIK of one whose death was entered, so that nobody else stands under it
    /// and they can stand there again (REG-7, REG-8).
    /// </summary>
    public IReadOnlySet<string> Of(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var waiting = household.Pending.Where(p => p.Waits).Select(p => p.Change).Concat(household.Departures.Where(d => d.Member is not null).Select(d => d.Change));
        return Borne(household).Concat(Dead(household)).Concat(waiting.SelectMany(c => Brought(c).Select(b => b.Claim))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those that a change brings, each with where it stands in the request.</summary>
    public IReadOnlyList<(string Claim, string Pointer)> Brought(FamilyChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var brought = new List<(string, string)>();
        if (change.Person is { } born)
        {
            brought.Add((claims.NikId(born.Nik), "/member/nik"));
        }

        if (change.Fields?.Nik is { } nik)
        {
            brought.Add((claims.NikId(nik), "/fields/nik"));
        }

        if (change is { Card: { } card, Joins: null })
        {
            brought.Add((claims.CardId(card), "/familyCardNumber"));
        }

        brought.AddRange((change.Founds?.Members ?? []).Select((m, i) => (claims.NikId(m.Nik), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/household/members/{i}/nik"))));
        return [.. brought.OrderBy(b => b.Item1, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Whether the household that a claim names bears its number, or has yet to hand it on. A claim of a change that was never carried out holds nothing.
    /// </summary>
    public async Task<bool> HoldsAsync(ClaimDocument claim, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return await households.OfAsync(claim, cancellation) is { } found && (Of(found.State).Contains(claim.Id) || found.Loose?.Any(l => l.Claim == claim.Id) == true);
    }

    /// <summary>Where a number stands now that went to a household: there, or wherever whoever bore it went since; null where nobody bears it any more.</summary>
    public async Task<(string Village, string Household)?> WhereAsync(string claim, (string Village, string Household) place, CancellationToken cancellation)
    {
        // Who came back, and bears another number since, went round.
        var passed = new HashSet<(string, string)>();
        while (passed.Add(place) && await households.FindAsync(place.Village, place.Household, cancellation) is { State: var found })
        {
            if (Of(found).Contains(claim))
            {
                return place;
            }

            var left = found.Former.LastOrDefault(f => claims.NikId(f.Member.Person.Nik) == claim)?.To;
            if ((left ?? (IsOfFamily(found, claim) ? found.Ended?.To : null)) is not { } to)
            {
                return null;
            }

            place = (to.Village.Value, to.Household);
        }

        return null;
    }

    // What goes along with the whole family.
    private bool IsOfFamily(HouseholdState household, string claim) => claims.CardId(household.FamilyCardNumber) == claim
        || Deaths.All(household).Any(d => claims.NikId(d.Former.Member.Person.Nik) == claim);

    // Of those of before it was noted by what they left, the NIK was given up.
    private IEnumerable<string> Dead(HouseholdState household) => household.Ended?.Reason == HouseholdEndReason.Moved ? []
        : Deaths.All(household).Where(d => d.Former.By is not null).Select(d => claims.NikId(d.Former.Member.Person.Nik));

    private IEnumerable<string> Borne(HouseholdState household) =>
        household.GoneFor() is not null ? [] : household.Members.Select(m => claims.NikId(m.Person.Nik)).Append(claims.CardId(household.FamilyCardNumber));
}
