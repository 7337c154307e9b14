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

    /// <summary>That a proposal may be ratified now.</summary>
    internal OutboxEntry In(ProposalState eligible) => Entry(eligible, withdrawn: false)!;

    /// <summary>That a proposal, once eligible, is no longer to be ratified; null when it never was eligible.</summary>
    internal OutboxEntry? Out(ProposalState left) => Entry(left, withdrawn: true);

    /// <summary>The step of a proposal's history that made it eligible last; null where it never was.</summary>
    public static int? StepOf(ProposalState proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        for (var step = proposal.History.Count - 1; step >= 0; step--)
        {
            // By the step that made it eligible; a dossier that came back made it no more so than it was.
            if (proposal.History[step] is { Status: ProposalStatus.Eligible or ProposalStatus.DeemedEligible, Meta.Code: not ProposalEventCodes.GivenBack })
            {
                return step;
            }
        }

        return null;
    }

    private OutboxEntry? Entry(ProposalState proposal, bool withdrawn) => StepOf(proposal) is not { } step ? null : OutboxEntry.Projection(
        ProposalProjections.Ratifiable,
        new RatifiableRow(
            proposal.Village,
            proposal.Id,
            DigestOf(proposal),
            proposal.ProposedBy,
            proposal.DecidedBy,
            step,
            proposal.History[step].Meta.At.ToDateTimeOffset(),
            withdrawn ? true : null));
}
