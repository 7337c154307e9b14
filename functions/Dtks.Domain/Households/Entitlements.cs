using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households;

/// <summary>What follows for entitlements from what was granted and verified.</summary>
internal static class Entitlements
{
    /// <summary>
    /// What <paramref name="proposal"/> grants and the household does not receive yet: PBI-JKN for each person proposed, PKH and BPNT on
    /// the head.
    /// </summary>
    public static IReadOnlyList<Entitlement> Granted(
        ProposalState proposal, IReadOnlyList<HouseholdMember> members, IReadOnlyList<Entitlement> present, CyclePeriod since)
    {
        var active = present.Where(e => e.Status == EntitlementStatus.Active).ToList();
        return
        [
            .. proposal.Granted.Order().SelectMany(p => Recipients(p, proposal, members)
                .Where(m => !active.Any(e => e.Programme == p && (p != Programme.PbiJkn || e.MemberId == m)))
                .Select(m => new Entitlement(p, m, since))),
        ];
    }

    /// <summary>
    /// An ineligible line stops its entitlement from the month after; a successor takes it over; an unverified line changes nothing
    /// (VER-7).
    /// </summary>
    public static IReadOnlyList<Entitlement> Settled(
        IReadOnlyList<Entitlement> present, CyclePeriod period, IReadOnlyList<SheetLine> lines) =>
        [.. present.Select(e => lines.FirstOrDefault(l => IsAbout(l, e, period)) is { } line ? Settled(e, period, line) : e)];

    private static Entitlement Settled(Entitlement entitlement, CyclePeriod period, SheetLine line) => line.Outcome switch
    {
        LineOutcome.Ineligible => entitlement with { Status = EntitlementStatus.Stopped, StoppedFrom = period.Next, Ground = line.Ground },
        LineOutcome.Eligible => entitlement with { MemberId = line.Recipient },
        _ => entitlement,
    };

    private static bool IsAbout(SheetLine line, Entitlement entitlement, CyclePeriod period) =>
        entitlement.IsActiveIn(period) && line.Programme == entitlement.Programme && line.Member == entitlement.MemberId;

    private static IEnumerable<string> Recipients(Programme programme, ProposalState proposal, IReadOnlyList<HouseholdMember> members) =>
        programme == Programme.PbiJkn
            ? members.Where(m => proposal.Family.Members.Any(p => p.Nik == m.Person.Nik)).Select(m => m.Id)
            : members.Where(m => m.Person.Relationship == Relationship.Head).Select(m => m.Id).Take(1);
}
