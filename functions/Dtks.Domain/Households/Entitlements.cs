using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What follows for entitlements from what was granted and verified.</summary>
internal static class Entitlements
{
    /// <summary>
    /// What <paramref name="proposal"/> grants and the household does not receive yet: PBI-JKN for each person proposed, PKH and BPNT on
    /// the recipient it names, else an adult wife, else the head (VER-4).
    /// </summary>
    public static IReadOnlyList<Entitlement> Granted(
        ProposalState proposal, IReadOnlyList<HouseholdMember> members, IReadOnlyList<Entitlement> present, LocalDate on, Instant now, PolicyVersion policy)
    {
        var since = CyclePeriod.Of(on);
        var named = Named(proposal, members, on, policy);
        var active = present.Where(e => e.Status == EntitlementStatus.Active).ToList();
        return
        [
            .. proposal.Granted.Order().SelectMany(p => Recipients(p, proposal, members, named)
                .Where(m => !active.Any(e => e.Programme == p && (p != Programme.PbiJkn || e.MemberId == m)))
                .Select(m => new Entitlement(p, m, since) { At = now })),
        ];
    }

    /// <summary>
    /// What a month's verification stopped goes on, for that was found wrong (GOV-3): the latest of each programme which the family, or of PBI-JKN the person, was not granted anew. What stood on one who is no
    /// member any more stands on another adult, where there is one (VER-4).
    /// </summary>
    /// <param name="household">The household.</param>
    /// <param name="joined">What families received that ended when their last members came to it, by its ids: given here on whom it stood, or on another adult.</param>
    /// <param name="now">The instant.</param>
    /// <param name="policy">The policy version.</param>
    public static IReadOnlyList<Entitlement> Upheld(HouseholdState household, IReadOnlyList<Entitlement> joined, Instant now, PolicyVersion policy)
    {
        var today = TimeZones.DateIn(household.Village, now);
        var own = Standing(household with { Entitlements = GoingOn(household, today, policy, _ => true, e => e.Again()) }, household.Members, _ => true, today, policy);
        var missed = joined.Where(e => !own.Any(o => o.Status == EntitlementStatus.Active && o.Programme == e.Programme)).DistinctBy(e => e.Programme);
        return [.. own, .. missed.Select(e => On(e, own, household.Members, today, policy) is { } member ? new Entitlement(e.Programme, member, CyclePeriod.Of(today)) { At = now } : null).OfType<Entitlement>()];
    }

    /// <summary>
    /// A family's programme that ended because its recipient left and no adult was left (VER-4) goes on where one stands there by now: the latest of each that it was not granted anew.
    /// </summary>
    /// <param name="household">The household.</param>
    /// <param name="members">Who stands in it.</param>
    /// <param name="isMeant">Which of it goes on.</param>
    /// <param name="today">Today.</param>
    /// <param name="policy">The policy version.</param>
    public static IReadOnlyList<Entitlement> Standing(HouseholdState household, IReadOnlyList<HouseholdMember> members, Func<Entitlement, bool> isMeant, LocalDate today, PolicyVersion policy)
    {
        var present = household.Entitlements;
        bool IsLeft(Entitlement e) => e is { Status: EntitlementStatus.Stopped, Ground: null } && e.Programme != Programme.PbiJkn && isMeant(e)
            && present.Last(o => o.Programme == e.Programme) == e && !present.Any(o => o.Status == EntitlementStatus.Active && o.Programme == e.Programme);
        return [.. present.Select(e => IsLeft(e) && On(e, present, members, today, policy) is { } member ? e.Again() with { MemberId = member } : e)];
    }

    private static string? On(Entitlement aid, IReadOnlyList<Entitlement> present, IReadOnlyList<HouseholdMember> members, LocalDate today, PolicyVersion policy) =>
        members.FirstOrDefault(m => m.Id == aid.MemberId && Ages.IsAdult(today, m.Person.BirthDate, policy))?.Id ?? FamilyEntitlements.Heir(present, members, today, policy)?.Id;

    /// <summary>What an older month's verification stopped goes on where a newer one found it eligible (RAT-5), of the same as <see cref="Upheld"/>.</summary>
    /// <param name="household">The household.</param>
    /// <param name="newer">The newer month.</param>
    /// <param name="isEligible">What that found eligible.</param>
    /// <param name="today">Today.</param>
    /// <param name="policy">The policy version.</param>
    public static IReadOnlyList<Entitlement> Resumed(HouseholdState household, CyclePeriod newer, Func<Entitlement, bool> isEligible, LocalDate today, PolicyVersion policy) => GoingOn(
        household, today, policy, e => e.StoppedByMonth()!.CompareTo(newer) < 0 && isEligible(e), e => e.Again() with { VerifiedIn = null, ResumedIn = newer });

    private static IReadOnlyList<Entitlement> GoingOn(HouseholdState household, LocalDate today, PolicyVersion policy, Func<Entitlement, bool> isMeant, Func<Entitlement, Entitlement> again)
    {
        var present = household.Entitlements;
        var stopped = StoppedAid.All(present).Where(isMeant).ToList();
        string? On(Entitlement e) => household.Members.Any(m => m.Id == e.MemberId) ? e.MemberId
            : e.Programme == Programme.PbiJkn ? null
            : FamilyEntitlements.Heir(present, household.Members, today, policy)?.Id;
        return [.. present.Select(e => stopped.Contains(e) && On(e) is { } member ? again(e) with { MemberId = member } : e)];
    }

    // Also whose NIK was corrected in the household since it was proposed (REG-8).
    private static IEnumerable<string> Recipients(Programme programme, ProposalState proposal, IReadOnlyList<HouseholdMember> members, HouseholdMember? named) =>
        programme == Programme.PbiJkn ? members.Where(m => proposal.Family.Members.Any(p => p.IsSamePerson(m.Person))).Select(m => m.Id)
        : named is null ? []
        : [named.Id];

    private static HouseholdMember? Named(ProposalState proposal, IReadOnlyList<HouseholdMember> members, LocalDate on, PolicyVersion policy) =>
        members.FirstOrDefault(m => proposal.Family.Members.Any(p => p.Nik == proposal.Recipient && p.IsSamePerson(m.Person)))
        ?? members.FirstOrDefault(m => m.Person.Relationship == Relationship.Wife && Ages.IsAdult(on, m.Person.BirthDate, policy))
        ?? members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head);
}
