using System.Text.Json.Nodes;
using Dtks.Domain.Households;
using Dtks.Domain.Partners;

namespace Dtks.Domain.Dci;

/// <summary>What one search comes to: records of the households that meet it, or why it is rejected.</summary>
/// <param name="Records">The page's records.</param>
/// <param name="Shown">The households that these show, each once, for the trail of each.</param>
/// <param name="Asked">The households that were found and are not shown: what was asked of them was held against them, for the trail of each.</param>
/// <param name="Total">How many records there are on all pages.</param>
/// <param name="Page">The page.</param>
/// <param name="Fault">Why it is rejected; null where it is not.</param>
public sealed record SearchAnswer(IReadOnlyList<JsonObject> Records, IReadOnlyList<RegisteredGroup> Shown, IReadOnlyList<RegisteredGroup> Asked, int Total, DciPage Page, DciFault? Fault)
{
    /// <summary>Answers a search, of which was seen before that the agreement gives it.</summary>
    /// <param name="criteria">What is searched for.</param>
    /// <param name="agreement">The agreement: of another area's households there is nothing, as of those that are not registered (REG-3).</param>
    /// <param name="groups">The households of those whom it names, each once.</param>
    public static SearchAnswer Of(SearchCriteria criteria, Agreement agreement, IReadOnlyList<RegisteredGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(agreement);
        var inArea = groups.Where(g => g.Household.GoneFor() is null && agreement.PermitsArea(g.Household.Village)).Select(g => g.SeenBy(criteria.Query, agreement)).ToList();
        var found = Sorted(criteria, [.. inArea.SelectMany(g => FoundIn(criteria, g))]);
        if (criteria.Page is null && found.Count > DciLimits.Unpaged)
            return new SearchAnswer([], [], inArea, 0, new DciPage(DciLimits.Unpaged, 1), DciFault.Of(DciCodes.TooManyFound, "dci.tooManyFound", ("most", DciLimits.Number(DciLimits.Unpaged))));
        var page = criteria.Page ?? new DciPage(Math.Max(1, found.Count), 1);
        var shown = found.Skip((int)Math.Min(int.MaxValue, (page.Number - 1L) * page.Size)).Take(page.Size).ToList();
        var records = new DciRecords(agreement);
        var told = shown.Select(f => f.Group).DistinctBy(g => g.Id).ToList();
        return new SearchAnswer([.. shown.Select(f => records.Of(criteria.Entity, f.Group, f.Member))], told, [.. inArea.ExceptBy(told.Select(g => g.Id), g => g.Id)], found.Count, page, null);
    }

    // Of a household's members those alone who are looked at.
    private static IEnumerable<Found> FoundIn(SearchCriteria criteria, RegisteredGroup group) => criteria.Entity == DciEntity.Group
        ? group.Meets(criteria.Query) ? [new Found(group, group.Head!)] : []
        : group.Household.Members.Where(m => group.Sees(m) && group.Meets(criteria.Query, m)).Select(m => new Found(group, m));

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
