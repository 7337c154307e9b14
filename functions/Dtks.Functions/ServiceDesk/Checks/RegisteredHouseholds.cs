using Dtks.Domain.Households;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;

namespace Dtks.Functions.ServiceDesk.Checks;

/// <summary>The register's households of a regency as a part of its poverty database: found by the keyed hash of a NIK or a family card, a look-up each (SVC-3, REG-9).</summary>
public sealed class RegisteredHouseholds(ClaimRepository claims, HouseholdRepository households) : IPovertyRecords
{
    /// <summary>What the register is called as a source.</summary>
    public const string Source = "register";

    /// <inheritdoc />
    public async Task<IReadOnlyList<PovertyMatch>> FindAsync(PovertyQuery who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await OfAsync(claims.NikId(who.Nik), who, cancellation) is { } own && own.Members.Select(m => m.Person).FirstOrDefault(p => p.Nik == who.Nik) is { } member)
        {
            return [new PovertyMatch(NameOf(own), Source, member.Name, own.Village, member.BirthDate, who.ByNik(member.Name, member.BirthDate))];
        }

        // Whoever stands on the family's card and not in the register yet may be of the family, or may not be.
        return await OfAsync(claims.CardId(who.Card), who, cancellation) is { } family && family.Members.Select(m => m.Person).FirstOrDefault() is { } head
            ? [new PovertyMatch(NameOf(family), Source, head.Name, family.Village, head.BirthDate, PovertyMatchBy.FamilyCard)]
            : [];
    }

    private static string NameOf(HouseholdState household) => $"{Source}/{household.Village}/{household.Id}";

    private async Task<HouseholdState?> OfAsync(string claim, PovertyQuery who, CancellationToken cancellation) =>
        await households.OfNumberAsync(claim, cancellation) is { State: { Ended: null } found } && who.Regency.Covers(found.Village) ? found : null;
}
