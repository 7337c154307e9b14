using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What the register says of a proposal's family (PRO-2, PRO-5, REG-5).</summary>
public static class HouseholdStanding
{
    /// <summary>The standing for <see cref="ProposalCommand.Match"/>.</summary>
    /// <param name="household">The household that holds the claim of the family's card, or of one of its NIKs; null when none does.</param>
    /// <param name="claimedByOther">Whether a NIK or the card is claimed by anyone but this proposal and that household.</param>
    /// <param name="family">The family proposed.</param>
    /// <param name="madeAt">When it was proposed: what was made before the household moved away is about where it stands now (REG-8). Null for where it stands alone.</param>
    public static RegisterStanding Of(HouseholdState? household, bool claimedByOther, Family family, Instant? madeAt = null)
    {
        ArgumentNullException.ThrowIfNull(family);
        if (household is null) return new RegisterStanding(claimedByOther, false, []);
        var members = family.Members.Select(m => household.Members.FirstOrDefault(h => h.Person.Nik == m.Nik)?.Id).ToList();
        var isThere = household.Village == family.Village || household.CameFrom(family.Village) > madeAt;
        var registered = household.FamilyCardNumber == family.FamilyCardNumber && isThere && !members.Contains(null);
        var removed = household.HasRemoved(family);

        // Whoever shares a member with it is that family, changed since.
        return new RegisterStanding(claimedByOther, registered, [.. Enum.GetValues<Programme>().Where(p => Receives(household, p, members))])
        {
            FamilyChanged = !registered && members.Exists(m => m is not null),
            Removed = !registered && removed,
            Household = registered || removed ? household.Id : null,
            Decile = household.Welfare?.Decile,
        };
    }

    // A family's programme is received once for all; PBI-JKN only when every person proposed has it.
    private static bool Receives(HouseholdState household, Programme programme, List<string?> members)
    {
        var recipients = household.Entitlements
            .Where(e => e.Programme == programme && e.Status == EntitlementStatus.Active).Select(e => e.MemberId).ToList();
        return programme == Programme.PbiJkn ? members.All(m => m is not null && recipients.Contains(m)) : recipients.Count > 0;
    }
}
