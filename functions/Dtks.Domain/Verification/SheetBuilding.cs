using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Policies;

namespace Dtks.Domain.Verification;

/// <summary>
/// Makes a village's sheet from its households (VER-2). The same households give the same sheet, in whatever order they come.
/// </summary>
public static class SheetBuilding
{
    /// <summary>
    /// One line for each active entitlement that began in or before <paramref name="period"/>, ordered by household, programme and member,
    /// numbered from 1.
    /// </summary>
    public static IReadOnlyList<SheetLine> Lines(IEnumerable<HouseholdState> households, CyclePeriod period, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(households);
        ArgumentNullException.ThrowIfNull(period);
        var ordered = households
            .SelectMany(h => h.Entitlements.Where(e => e.IsActiveIn(period)).Select(e => (Household: h, Entitlement: e)))
            .OrderBy(x => x.Household.Id, StringComparer.Ordinal)
            .ThenBy(x => x.Entitlement.Programme)
            .ThenBy(x => x.Entitlement.MemberId, StringComparer.Ordinal);
        return [.. ordered.Select((x, i) => Line(i + 1, x.Household, x.Entitlement, period, policy))];
    }

    /// <summary>Lays lines out on pages; a household's lines, which follow each other, never straddle two.</summary>
    public static IReadOnlyList<SheetPage> Pages(IReadOnlyList<SheetLine> lines, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(policy);
        var pages = new List<SheetPage>();
        var current = new List<SheetLine>();
        foreach (var household in lines.GroupBy(l => l.Household, StringComparer.Ordinal))
        {
            var block = household.ToList();
            if (current.Count > 0 && current.Count + block.Count > policy.SheetPageLines)
            {
                pages.Add(new SheetPage(pages.Count + 1, current));
                current = [];
            }

            current.AddRange(block);
        }

        if (current.Count > 0) pages.Add(new SheetPage(pages.Count + 1, current));
        return pages;
    }

    private static SheetLine Line(
        int number, HouseholdState household, Entitlement entitlement, CyclePeriod period, PolicyVersion policy) => new()
        {
            Line = number,
            Household = household.Id,
            Member = entitlement.MemberId,
            Programme = entitlement.Programme,
            Adult = household.Members.Any(m => m.Id == entitlement.MemberId && Ages.IsAdult(period.FirstDay, m.Person.BirthDate, policy)),
        };
}
