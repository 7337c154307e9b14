using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Removals;

/// <summary>What a newer month's ratified sheet makes of a removal that an older one's brought about (RAT-5).</summary>
/// <param name="Staying">Whom it means and the newer found eligible, by id.</param>
/// <param name="Left">Who stands there and is still to be removed by it, by id: the newer has a line of theirs that nobody verified (VER-7). Whom the newer removes itself, and who has no line on it, is none of these.</param>
public sealed record OvertakenRemoval(IReadOnlyList<string> Staying, IReadOnlyList<string> Left)
{
    /// <summary>Of a removal; null where the newer found nobody eligible whom it means, or no older month's sheet brought it about.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="household">The household that it stands in.</param>
    /// <param name="newer">The newer month.</param>
    /// <param name="lines">The newer sheet's lines of the household, less those about which a still newer one found something.</param>
    public static OvertakenRemoval? Of(RemovalState removal, HouseholdState household, CyclePeriod newer, IReadOnlyCollection<SheetLine> lines)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(lines);
        if (removal.Sheet?.Period is not { } older || older.CompareTo(newer) >= 0) return null;
        var gone = SheetRemovals.Of(lines).Select(finding => finding.Member).ToHashSet(StringComparer.Ordinal);
        bool Stays(string member) => !gone.Contains(member) && NewerFindings.Knows(household.Id, member, removal.Ground == RemovalGround.Deceased, lines);
        bool IsLeft(string member) => !gone.Contains(member) && !Stays(member) && household.Members.Any(m => m.Id == member) && lines.Any(l => l.Household == household.Id && l.Named == member);
        List<string> staying = [.. removal.Members.Where(Stays)];
        return staying.Count == 0 ? null : new OvertakenRemoval(staying, [.. removal.Members.Where(IsLeft)]);
    }
}
