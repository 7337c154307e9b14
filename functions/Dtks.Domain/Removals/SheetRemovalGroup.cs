using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>Those of one household whom one removal takes, by what a ratified sheet found.</summary>
/// <param name="Ground">Why.</param>
/// <param name="Number">The ground of VER-5, exactly when ineligible.</param>
/// <param name="Findings">What was found, by line.</param>
/// <param name="Children">Who goes along without a line of their own, by id.</param>
public sealed record SheetRemovalGroup(RemovalGround Ground, int? Number, IReadOnlyList<SheetRemoval> Findings, IReadOnlyList<string> Children)
{
    /// <summary>
    /// The removals that follow in one household. A family of which all are ineligible goes as a whole, by one: on the ground from which the others follow (VER-6), else the first; with it go the children on whom
    /// the sheet has no line, born since or before, who would be left alone. Else there is one for each ground.
    /// </summary>
    /// <param name="found">What was found of those who stand in it, by their ids there.</param>
    /// <param name="household">The household.</param>
    /// <param name="lines">The sheet's lines of the household that the findings are from.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<SheetRemovalGroup> Of(IReadOnlyList<SheetRemoval> found, HouseholdState household, IReadOnlyCollection<SheetLine> lines, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(lines);
        var ineligible = found.Where(f => f.Ground == RemovalGround.Ineligible).OrderBy(f => f.Line).ToList();
        var children = WithoutLine(found, household, lines, policy, now);
        if (ineligible.Count == 0 || household.Members.Any(m => found.All(f => f.Member != m.Id) && !children.Contains(m.Id)))
            return [.. found.OrderBy(f => f.Line).GroupBy(f => (f.Ground, f.Number)).Select(g => new SheetRemovalGroup(g.Key.Ground, g.Key.Number, [.. g], []))];
        var dead = found.Where(f => f.Ground != RemovalGround.Ineligible).OrderBy(f => f.Line).ToList();
        var first = ineligible.OrderBy(f => f.Number == Cascade.StateEmployeeInFamily ? 1 : 0).First();
        var whole = new SheetRemovalGroup(first.Ground, first.Number, ineligible, children);
        return dead.Count == 0 ? [whole] : [new SheetRemovalGroup(dead[0].Ground, null, dead, []), whole];
    }

    // Who joined the family stood elsewhere, and may be verified there.
    private static List<string> WithoutLine(IReadOnlyList<SheetRemoval> found, HouseholdState household, IReadOnlyCollection<SheetLine> lines, PolicyVersion policy, Instant now)
    {
        var today = TimeZones.DateIn(household.Village, now);
        var known = lines.Where(l => l.Household == household.Id).SelectMany(l => new[] { l.Member, l.Named }).Concat(found.Select(f => f.Member))
            .Concat(household.Changes.Where(c => c.Kind != FamilyChangeKind.Move).SelectMany(c => c.Came ?? [])).ToHashSet(StringComparer.Ordinal);
        return [.. household.Members.Where(m => !known.Contains(m.Id) && !Ages.MayHead(today, m.Person, policy)).Select(m => m.Id)];
    }
}
