using Dtks.Domain.Kernel;

namespace Dtks.Domain.Proposals;

/// <summary>Whose a proposal is (PRO-1).</summary>
internal static class Proposers
{
    /// <summary>Where what a role proposes comes from; null for a role that does not propose.</summary>
    public static ProposalSource? SourceOf(Role role) => role switch
    {
        Role.Citizen => ProposalSource.Citizen,
        Role.VillageOfficer => ProposalSource.Village,
        Role.RegencyOfficer => ProposalSource.Regency,
        Role.MinistryOfficer => ProposalSource.Ministry,
        _ => null,
    };

    /// <summary>
    /// Whether someone is its proposer: the citizen themselves; of an office's proposal any officer of that office, for officers come and go.
    /// </summary>
    public static bool Include(Actor by, ProposalState state) =>
        SourceOf(by.Role) == state.Source && (state.Source == ProposalSource.Citizen ? by.Subject == state.ProposedBy : by.Area.Covers(state.Village));
}
