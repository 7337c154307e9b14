using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>
/// A removal in its days of notice goes along with whom it means (RAT-6, REG-8): in the household that they stand in now it is noticed as it was, and takes
/// effect there. Done twice, it is done once.
/// </summary>
public static class RemovalFollowing
{
    private const int IdDigits = 32;

    /// <summary>The households that some whom it means went to from its own.</summary>
    public static IReadOnlyList<FamilyPlace> Places(RemovalState removal, HouseholdState here) => [.. Gone(removal, here).Select(f => f.To!).Distinct()];

    /// <summary>What it is in one of them: a removal of its own for each change by which some came there. None for whom one that stands there means already.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="here">Its household.</param>
    /// <param name="there">The household that they went to.</param>
    /// <param name="standing">The removals that stand there.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<RemovalFollowed> Of(
        RemovalState removal, HouseholdState here, HouseholdState there, IReadOnlyList<RemovalState> standing, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(here);
        ArgumentNullException.ThrowIfNull(there);
        var (from, to, first) = (new FamilyPlace(here.Village, here.Id), new FamilyPlace(there.Village, there.Id), Origin(removal));
        var meant = standing.Where(r => r.Status == RemovalStatus.Noticed && Origin(r).Id == first.Id).SelectMany(r => r.Members).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Gone(removal, here).Where(f => f.To == to)
                .Select(f => Came(f, there, from)).OfType<(AppliedChange By, string Id)>()
                .Where(came => !meant.Contains(came.Id) && IsToBeFound(there, came.Id))
                .GroupBy(came => came.By)
                .Select(by => new RemovalFollowed(EventMeta.Of(Actor.System, RemovalEventCodes.Followed, "REG-8", policy, now), removal with
                {
                    Id = IdOf(first.Id, by.Key.Id),
                    Village = there.Village,
                    Household = there.Id,
                    Members = [.. by.Select(came => came.Id).Order(StringComparer.Ordinal)],
                    NewHead = by.Key.Kind == FamilyChangeKind.Move ? removal.NewHead : null,
                    Born = by.Key.Kind == FamilyChangeKind.Move ? removal.Born : null,
                    Beside = by.Key.Kind == FamilyChangeKind.Move ? removal.Beside : null,
                    Whole = by.Key.Kind == FamilyChangeKind.Move || by.Count() == there.Members.Count ? removal.Whole : null,
                    Origin = first,
                })),
        ];
    }

    /// <summary>Whether those whom one that followed means were taken in by a family that has others: these were not told of it where it was recorded.</summary>
    public static bool IsTakenIn(RemovalState followed, HouseholdState there)
    {
        ArgumentNullException.ThrowIfNull(followed);
        ArgumentNullException.ThrowIfNull(there);
        var by = there.Changes.LastOrDefault(c => c.Came?.Intersect(followed.Members, StringComparer.Ordinal).Any() == true);
        return by is { Kind: not FamilyChangeKind.Move, Came: { } came } && there.Members.Any(m => !came.Contains(m.Id));
    }

    /// <summary>Whether two are one: what was first recorded, and what followed from it.</summary>
    public static bool AreOne(RemovalState one, RemovalState other) => Origin(one).Id == Origin(other).Id;

    /// <summary>Whether one that followed means all whom the first means.</summary>
    public static bool IsWhole(RemovalState followed, RemovalState first)
    {
        ArgumentNullException.ThrowIfNull(followed);
        ArgumentNullException.ThrowIfNull(first);
        return followed.Members.Count == first.Members.Count;
    }

    private static RemovalOrigin Origin(RemovalState removal) => removal.Origin ?? new RemovalOrigin(removal.Village, removal.Id);

    private static IEnumerable<FormerMember> Gone(RemovalState removal, HouseholdState here) =>
        from id in removal.Members
        where here.Members.All(m => m.Id != id)
        let left = here.Former.LastOrDefault(f => f.Member.Id == id)
        where left?.To is not null
        select left;

    // Whoever was removed there, or died, is not looked for any more.
    private static bool IsToBeFound(HouseholdState there, string id) =>
        there.Members.Any(m => m.Id == id) || there.Former.LastOrDefault(f => f.Member.Id == id)?.To is not null;

    private static (AppliedChange By, string Id)? Came(FormerMember left, HouseholdState there, FamilyPlace from)
    {
        foreach (var change in there.Changes.Where(c => c.Other == from).Reverse())
        {
            if (IdThere(left.Member, there, change) is { } id) return (change, id);
        }

        return null;
    }

    // A family that moves keeps its ids; who joins or founds another is given one there.
    private static string? IdThere(HouseholdMember left, HouseholdState there, AppliedChange change)
    {
        bool MayBe(string id) => change.Came?.Contains(id) != false;
        return change.Kind == FamilyChangeKind.Move
            ? MayBe(left.Id) ? left.Id : null
            : there.Members.Concat(there.Former.Select(f => f.Member)).FirstOrDefault(m => MayBe(m.Id) && m.Person.IsSamePerson(left.Person))?.Id;
    }

    private static string IdOf(string first, string change) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{first}/{change}")))[..IdDigits];
}
