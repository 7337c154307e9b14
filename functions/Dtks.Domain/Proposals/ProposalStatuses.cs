using System.Collections.Frozen;
using static Dtks.Domain.Proposals.ProposalStatus;

namespace Dtks.Domain.Proposals;

/// <summary>
/// The graph of statuses. What a deliberation admitted is ratified from where it was received (<see cref="ProposalState.AwaitsLetter"/>); that it may be from where it is eligible
/// or endorsed too is for citizens' proposals, and for rows that stood open before letters asked for the dossier.
/// </summary>
public static class ProposalStatuses
{
    private static readonly FrozenDictionary<ProposalStatus, IReadOnlyList<ProposalStatus>> Following =
        new Dictionary<ProposalStatus, IReadOnlyList<ProposalStatus>>
        {
            [Submitted] = [Contested, Mismatched, Deliberating, Verifying, Refused, Withdrawn, HandedOver],
            [Mismatched] = [Submitted, Withdrawn, HandedOver],
            [Contested] = [Contested, Deliberating, Verifying, Refused, Withdrawn],
            [Deliberating] = [Eligible, Refused, Withdrawn, HandedOver],
            [Verifying] = [Eligible, DeemedEligible, Ineligible, Refused, Withdrawn, HandedOver],
            [Eligible] = [Eligible, Endorsed, Ratified, Refused, Withdrawn, HandedOver],
            [DeemedEligible] = [Endorsed, Ratified, Refused, Withdrawn, HandedOver],
            [Endorsed] = [Received, Eligible, Ratified, Refused, Withdrawn, HandedOver],
            [Received] = [Ratified, Refused, Withdrawn, HandedOver],
            [Ratified] = [Registered, Returned, Refused, HandedOver],
            [Returned] = [Submitted, Ratified, Refused, Withdrawn, HandedOver],
            [Refused] = [Submitted, Refused],
            [Ineligible] = [Submitted],
            [HandedOver] = [Submitted, Mismatched, Deliberating, Verifying, Eligible, DeemedEligible, Endorsed, Received, Returned],
        }.ToFrozenDictionary();

    /// <summary>The statuses that may come right after <paramref name="status"/>; empty for a final one.</summary>
    public static IReadOnlyList<ProposalStatus> After(ProposalStatus status) => Following.GetValueOrDefault(status, []);

    /// <summary>Whether it is on no way any more: only a correction, an appeal that is granted (GOV-3), or the family that comes back (REG-8), takes it up again.</summary>
    public static bool HasEnded(ProposalStatus status) => IsFinal(status) || status is Mismatched or Refused or Ineligible or HandedOver;

    /// <summary>Whether nothing can follow.</summary>
    public static bool IsFinal(ProposalStatus status) => After(status).Count == 0;

    /// <summary>
    /// Whether the proposer may still take it back; not while a letter covers it, because a letter ratifies exactly its rows (RAT-8).
    /// </summary>
    public static bool IsOpen(ProposalStatus status) => After(status).Contains(Withdrawn);

    /// <summary>
    /// Whether a proposal in this status may hold its family's numbers (REG-5): while it may still get to the register, and once it has. A
    /// contested one waits and holds none, a mismatched one waits for its proposer and holds none.
    /// </summary>
    public static bool HoldsClaims(ProposalStatus status) => status == Registered || (status != Contested && !HasEnded(status));

    /// <summary>Whether its proposer may correct it: after it did not match (PRO-5), or its letter came back (RAT-5).</summary>
    public static bool IsCorrectable(ProposalStatus status) => status is Mismatched or Returned;

    /// <summary>
    /// Whether the settlement of a conflict may still refuse it (REG-5): not while a letter covers it, because a letter ratifies exactly its
    /// rows (RAT-8).
    /// </summary>
    public static bool MayLoseNumbers(ProposalStatus status) => status is not (Ratified or Refused) && After(status).Contains(Refused);
}
