using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Who of a family a page of a sheet names once its lines followed it (VER-4, REG-8).</summary>
internal static class FamilyNames
{
    /// <summary>Its members, as they stand in the sheet's month.</summary>
    public static IReadOnlyList<NamedMember> Of(HouseholdState household, CyclePeriod period, PolicyVersion policy) =>
        [.. household.Members.Select(m => new NamedMember(household.Id, m.Id, m.Person.Name, Ages.IsAdult(period.FirstDay, m.Person.BirthDate, policy)))];

    /// <summary>The page with the family's lines as they are by then, and the names of its members and of whoever else is a recipient of one: they stand elsewhere, and take nothing over here.</summary>
    /// <param name="page">The page.</param>
    /// <param name="household">The household.</param>
    /// <param name="followed">Its lines, by number.</param>
    /// <param name="named">Its members.</param>
    /// <param name="now">Where those stand by now who went from it.</param>
    public static SheetPageDocument On(
        SheetPageDocument page, HouseholdState household, IReadOnlyDictionary<int, SheetLine> followed, IReadOnlyList<NamedMember> named, IReadOnlyDictionary<string, MemberNow> now)
    {
        var (lines, also) = (page.Lines.Select(l => l.Household == household.Id ? followed[l.Line] : l).ToList(), page.Also ?? []);
        var known = also.Where(n => n.Household == household.Id)
            .Concat(now.Values.Where(n => n.There.Id == household.Id).SelectMany(n => n.There.Members).Select(m => new NamedMember(household.Id, m.Id, m.Person.Name))).ToLookup(n => n.Member, StringComparer.Ordinal);
        var others = lines.Where(l => l.Household == household.Id).SelectMany(l => new[] { l.Named, l.Recipient }).Distinct(StringComparer.Ordinal)
            .Where(member => named.All(n => n.Member != member) && !page.Lines.Any(l => l.Household == household.Id && l.Member == member))
            .Select(member => known[member].FirstOrDefault()).OfType<NamedMember>();
        return page with { Lines = lines, Also = [.. also.Where(n => n.Household != household.Id), .. named, .. others.Select(n => n with { Adult = false })] };
    }
}
