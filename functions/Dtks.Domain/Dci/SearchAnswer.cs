using System.Text.Json.Nodes;
using Dtks.Domain.Households;
using Dtks.Domain.Partners;

namespace Dtks.Domain.Dci;

/// <summary>What one search comes to: records of the households that meet it, or why it is rejected.</summary>
/// <param name="Records">The page's records.</param>
/// <param name="Shown">The households that these show, each once, for the trail of each.</param>
/// <param name="Total">How many records there are on all pages.</param>
/// <param name="Page">The page.</param>
/// <param name="Fault">Why it is rejected; null where it is not.</param>
public sealed record SearchAnswer(IReadOnlyList<JsonObject> Records, IReadOnlyList<RegisteredGroup> Shown, int Total, DciPage Page, DciFault? Fault)
{
    /// <summary>Answers a search, of which was seen before that the agreement gives it.</summary>
    /// <param name="criteria">What is searched for.</param>
    /// <param name="agreement">The agreement: of another area's households there is nothing, as of those that are not registered (REG-3).</param>
    /// <param name="groups">The households of those whom it names, each once.</param>
    public static SearchAnswer Of(SearchCriteria criteria, Agreement agreement, IReadOnlyList<RegisteredGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(agreement);
        var inArea = groups.Where(g => g.Household.GoneFor() is null && agreement.PermitsArea(g.Household.Village));
        var found = Sorted(criteria, [.. inArea.SelectMany(g => Given(criteria, agreement, g))]);
        if (criteria.Page is null && found.Count > DciLimits.Unpaged)
            return new SearchAnswer([], [], 0, new DciPage(DciLimits.Unpaged, 1), DciFault.Of(DciCodes.TooManyFound, "dci.tooManyFound", ("most", DciLimits.Number(DciLimits.Unpaged))));
        var page = criteria.Page ?? new DciPage(Math.Max(1, found.Count), 1);
        var shown = found.Skip((int)Math.Min(int.MaxValue, (page.Number - 1L) * page.Size)).Take(page.Size).ToList();
        var records = new DciRecords(agreement);
        return new SearchAnswer([.. shown.Select(f => records.Of(criteria.Entity, f.Group, f.Member))], [.. shown.Select(f => f.Group).Distinct()], found.Count, page, null);
    }

    private static IEnumerable<Found> FoundIn(SearchCriteria criteria, RegisteredGroup group, Func<HouseholdMember, bool> may) => criteria.Entity == DciEntity.Group
        ? group.Meets(criteria.Query) ? [new Found(group, group.Head!)] : []
        : group.Household.Members.Where(m => may(m) && group.Meets(criteria.Query, m)).Select(m => new Found(group, m));

    // Of a household's members those alone who are named by their NIK, where the agreement does not give the others.
    private static IEnumerable<Found> Given(SearchCriteria criteria, Agreement agreement, RegisteredGroup group)
    {
        if (agreement.PermitsField("members")) return FoundIn(criteria, group, _ => true);
        var named = criteria.Query.Named()!;
        return FoundIn(criteria, group, m => named.Contains(group.IdentifierOf(IdKind.Nik, m.Person)!));
    }

    private static List<Found> Sorted(SearchCriteria criteria, IReadOnlyList<Found> found) => criteria.Sort.Count == 0 ? [.. found] : [.. found.Order(new SortOrder(criteria.Sort))];

    private sealed record Found(RegisteredGroup Group, HouseholdMember Member);

    // What has no value comes last, whichever way.
    private sealed class SortOrder(IReadOnlyList<DciSortKey> keys) : IComparer<Found>
    {
        public int Compare(Found? x, Found? y) => keys.Select(key => Compare(key, Value(key, x!), Value(key, y!))).FirstOrDefault(order => order != 0);

        private static DciValue? Value(DciSortKey key, Found found) => found.Group.ValuesOf(key.Attribute, found.Member) is [var first, ..] ? first : null;

        private static int Compare(DciSortKey key, DciValue? x, DciValue? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => key.Descending ? y!.CompareTo(x!) : x!.CompareTo(y!),
        };
    }
}
