using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>Assistance that ended by a change of the family (REG-8, VER-4): its recipient died, or left it, and nobody else of it could receive it.</summary>
/// <param name="Reason">By what.</param>
/// <param name="From">The first month that is not paid, by what the sheets have of it (RAT-4).</param>
/// <param name="Programmes">The programmes.</param>
public sealed record EndedAid(EndReason Reason, CyclePeriod From, IReadOnlyList<Programme> Programmes)
{
    /// <summary>Of how many persons PBI-JKN is meant, where others of the family receive it still; null for all of them.</summary>
    public int? Persons { get; init; }

    /// <summary>The months after the first that are paid all the same, by what had been verified (RAT-6); null for none.</summary>
    public IReadOnlyList<CyclePeriod>? Paid { get; init; }

    /// <summary>All of it as it is told, the latest last.</summary>
    /// <param name="ended">What ended, with the first month that is not paid, and those after it that are.</param>
    /// <param name="all">All assistance of the household.</param>
    public static IReadOnlyList<EndedAid> Of(IReadOnlyList<(Entitlement Ended, IReadOnlyList<CyclePeriod> Paid)> ended, IReadOnlyList<Entitlement> all)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(all);
        bool GoesOn(Programme programme) => all.Any(e => e.Status == EntitlementStatus.Active && e.Programme == programme);
        int? Persons(IEnumerable<Entitlement> some) => some.Count(e => e.Programme == Programme.PbiJkn) is > 0 and var persons && GoesOn(Programme.PbiJkn) ? persons : null;
        return [.. from one in ended
                   group one.Ended by (one.Ended.StoppedFrom, Reason: one.Ended.Ground == Cascade.Deceased ? EndReason.Death : EndReason.Leaving, Paid: string.Join(',', one.Paid.Select(month => month.Value))) into same
                   orderby same.Key.StoppedFrom, same.Key.Reason, same.Key.Paid
                   select new EndedAid(same.Key.Reason, same.Key.StoppedFrom!, [.. same.Select(e => e.Programme).Distinct().Order()])
                   {
                       Persons = Persons(same),
                       Paid = same.Key.Paid.Length == 0 ? null : [.. same.Key.Paid.Split(',').Select(CyclePeriod.Parse)],
                   }];
    }
}

/// <summary>By what a family's assistance ended when one of it went.</summary>
public enum EndReason
{
    /// <summary>A death that was entered.</summary>
    Death,

    /// <summary>Whoever it was paid to left the card: by marriage or divorce, for a card of their own, or for another's.</summary>
    Leaving,
}

/// <summary>Who left a household by a change of it: by death, or for another card (REG-8).</summary>
/// <param name="Member">Who, by id.</param>
/// <param name="Reason">How.</param>
/// <param name="Month">The month in which that was carried out, in the village's zone: what ended by it was to be paid in it still.</param>
public sealed record LeftByChange(string Member, FormerReason Reason, CyclePeriod Month)
{
    /// <summary>Of a household's records; none by removals (RAT-6), and of those of before it was noted by what.</summary>
    /// <param name="former">Who was a member.</param>
    /// <param name="changes">Its changes.</param>
    /// <param name="dayOf">The day of an instant in its village.</param>
    public static IReadOnlyList<LeftByChange> Of(IEnumerable<(string Member, FormerReason? Reason, string? By)> former, IEnumerable<(string? Id, FamilyChangeKind Kind, Instant At)> changes, Func<Instant, LocalDate> dayOf)
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(dayOf);
        var known = changes.Where(c => c.Kind is FamilyChangeKind.Death || FamilyLeavings.Is(c.Kind)).ToList();
        return [.. from f in former
                   from change in known
                   where f.By is not null && change.Id == f.By && (f.Reason is FormerReason.Deceased || FamilyLeavings.Is(f.Reason))
                   select new LeftByChange(f.Member, f.Reason!.Value, CyclePeriod.Of(dayOf(change.At)))];
    }

    /// <summary>What of a household's assistance ended by such changes, as they ended it.</summary>
    /// <param name="aid">All assistance of the household.</param>
    /// <param name="left">Who left it.</param>
    public static IReadOnlyList<Entitlement> Ended(IReadOnlyList<Entitlement> aid, IReadOnlyList<LeftByChange> left)
    {
        ArgumentNullException.ThrowIfNull(aid);
        bool IsBy(Entitlement e, LeftByChange l) => l.Member == e.MemberId && e.StoppedFrom == l.Month.Next && (l.Reason == FormerReason.Deceased ? e.Ground == Cascade.Deceased : e.Ground is null);
        return [.. aid.Where(e => e.Status == EntitlementStatus.Stopped && e.StoppedByMonth() is null && left.Any(l => IsBy(e, l)))];
    }

    /// <summary>What of it is still to be known: a family's own that was not granted anew, and a person's until the village can take the death back no more.</summary>
    /// <param name="ended">What ended, as the changes ended it.</param>
    /// <param name="all">All assistance of the household.</param>
    /// <param name="today">Today, in the village's zone.</param>
    public static IReadOnlyList<Entitlement> News(IReadOnlyList<Entitlement> ended, IReadOnlyList<Entitlement> all, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(all);
        bool IsGrantedAnew(Entitlement e) => all.Any(o => o.Status == EntitlementStatus.Active && o.Programme == e.Programme);
        return [.. ended.Where(e => e.Programme == Programme.PbiJkn ? CyclePeriod.Of(today).CompareTo(e.StoppedFrom) <= 0 : !IsGrantedAnew(e))];
    }
}
