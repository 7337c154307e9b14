using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Proposals;

/// <summary>What of a proposal a letter ratifies, and when it may (RAT-8).</summary>
public sealed class RatifiableRows(KeyedHash hash)
{
    /// <summary>The digest of what is ratified of a proposal as it is now.</summary>
    public string DigestOf(ProposalState proposal) =>
        ProposalDigest.Of(proposal, [.. proposal.Family.Members.Select(m => hash.OfNik(m.Nik.Value))]);

    /// <summary>That a letter may take a proposal up from its last step on (RAT-1); null while none may.</summary>
    internal OutboxEntry? In(ProposalState proposal) => proposal.AwaitsLetter() ? Entry(proposal, withdrawn: false) : null;

    /// <summary>That a proposal, once eligible, is no longer to be ratified; null when it never was eligible.</summary>
    internal OutboxEntry? Out(ProposalState left) => Entry(left, withdrawn: true);

    /// <summary>
    /// The step of a proposal's history by which its row goes: the last that made it eligible, or by which it came as such from another village (REG-8); null where it never was. Not
    /// that of the receipt, so that a row from before letters asked for the dossier is the same row.
    /// </summary>
    public static int? StepOf(ProposalState proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        for (var step = proposal.History.Count - 1; step >= 0; step--)
        {
            if (Begins(proposal.History[step]))
            {
                return step;
            }
        }

        return null;
    }

    // A dossier that came back made it no more eligible than it was.
    private static bool Begins(ProposalHistoryEntry step) => step.Status switch
    {
        ProposalStatus.Eligible or ProposalStatus.DeemedEligible => step.Meta.Code != ProposalEventCodes.GivenBack,
        ProposalStatus.Endorsed or ProposalStatus.Received => step.Meta.Code == ProposalEventCodes.TakenOver,
        _ => false,
    };

    private OutboxEntry? Entry(ProposalState proposal, bool withdrawn) => StepOf(proposal) is not { } step ? null : OutboxEntry.Projection(
        ProposalProjections.Ratifiable,
        new RatifiableRow(
            proposal.Village,
            proposal.Id,
            DigestOf(proposal),
            proposal.ProposedBy,
            proposal.DecidedBy,
            step,
            proposal.History[^1].Meta.At.ToDateTimeOffset(),
            withdrawn ? true : null,
            proposal.EndorsedBy(),
            proposal.ReceivedBy(),
            Others: proposal.Others() is { Count: > 0 } others ? others : null));
}
