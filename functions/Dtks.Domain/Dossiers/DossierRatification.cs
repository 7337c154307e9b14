using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Dossiers;

/// <summary>When a dossier of proposals is ratified (RAT-1, RAT-3): what it held went under letters of its own accord, each proposal for itself.</summary>
public static class DossierRatification
{
    /// <summary>Where a proposal that was endorsed in a dossier still waits: for dinas sosial, the regent, the Ministry, or its proposer (RAT-5).</summary>
    public static IReadOnlyList<ProposalStatus> Standing { get; } = [ProposalStatus.Endorsed, ProposalStatus.Received, ProposalStatus.Ratified, ProposalStatus.Returned];

    /// <summary>Whether a proposal, by what just happened to it, may have been the last of its dossier to wait.</summary>
    /// <param name="before">The proposal before; null for a new one.</param>
    /// <param name="after">The proposal after it.</param>
    public static bool MayBeThrough(ProposalState? before, ProposalState after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return before?.DossierId is not null && Standing.Contains(before.Status) && after.Status is ProposalStatus.Registered or ProposalStatus.Refused or ProposalStatus.Withdrawn or ProposalStatus.Submitted;
    }

    /// <summary>Whether a proposal that a dossier holds has yet to come to its end: it waits under it, or has yet to be brought to where it stands.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="status">Where the proposal stands.</param>
    /// <param name="deliberation">The deliberation that admitted it last; null for none.</param>
    /// <param name="under">The dossier it was endorsed in; null for none.</param>
    public static bool Waits(DossierState dossier, ProposalStatus status, string? deliberation, string? under)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return (under == dossier.Id && Standing.Contains(status)) || DossierEffects.IsBehind(dossier, status, deliberation, under);
    }

    /// <summary>It is ratified once dinas sosial received it, none of what it held waits, and something is in the register. Nothing happens else, or the second time.</summary>
    /// <param name="state">The dossier.</param>
    /// <param name="waits">Whether something of it still waits.</param>
    /// <param name="registered">Whether something of it is in the register.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<DossierEvent> Decide(DossierState state, bool waits, bool registered, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == DossierStatus.Received && registered && !waits
            ? Decision<DossierEvent>.Accept(new DossierRatified(EventMeta.Of(Actor.System, DossierEventCodes.Ratified, "RAT-3", policy, now)))
            : Decision<DossierEvent>.Accept();
    }
}
