namespace Dtks.Domain.Proposals;

/// <summary>
/// Whether a claim on a number still counts (REG-5). A claim is as good as its proposal: it ends with it, also where the process that should
/// have given it up died before.
/// </summary>
public static class ClaimStanding
{
    /// <summary>Whether the claim holds its number against another.</summary>
    /// <param name="holder">Where its proposal stands; null when there is none.</param>
    /// <param name="gaveUp">The <see cref="Contest.Round"/> of the conflict its proposal waits in; null when it waits in none.</param>
    /// <param name="round">How many steps its proposal had when it made the claim.</param>
    public static bool Holds(ProposalStatus? holder, int? gaveUp, int round) => holder switch
    {
        null => false,

        // What it claimed before the conflict is given up; what it claims after, it is claiming right now.
        ProposalStatus.Contested => round > gaveUp,
        { } status => ProposalStatuses.HoldsClaims(status),
    };

    /// <summary>The same, by the proposal as it stands.</summary>
    public static bool Holds(ProposalState? holder, int round) => !(round <= holder?.NumbersLostAt) && Holds(
        holder?.Status == ProposalStatus.Eligible && holder is { AwaitsNumbers: true, Contest: not null } ? ProposalStatus.Contested : holder?.Status,
        holder?.Contest?.Round,
        round);
}
