using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>What a proposal says, as its proposer can correct it.</summary>
/// <param name="Kind">What is proposed.</param>
/// <param name="Programmes">Programmes asked for, in the order of the enum.</param>
/// <param name="Family">The family.</param>
/// <param name="Contact">How the proposer is reached.</param>
/// <param name="Recipient">The member on whom a family's programmes are to stand (VER-4); null for the default.</param>
/// <param name="NominatedBy">From whom the name came (PRO-3); null when it is not said.</param>
public sealed record ProposalContent(
    ProposalKind Kind, IReadOnlyList<Programme> Programmes, Family Family, Contact Contact, Nik? Recipient, Nomination? NominatedBy)
{
    /// <summary>That of a proposal as it stands.</summary>
    public static ProposalContent Of(ProposalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new ProposalContent(state.Kind, state.Programmes, state.Family, state.Contact, state.Recipient, state.NominatedBy);
    }
}
