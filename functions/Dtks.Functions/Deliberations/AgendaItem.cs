using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Audit;

namespace Dtks.Functions.Deliberations;

/// <summary>A proposal that waits for a deliberation (MUS-2).</summary>
/// <param name="Proposal">Its id.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Head">The name of the family's head.</param>
/// <param name="Members">How many the family has.</param>
/// <param name="SubmittedOn">When it was submitted.</param>
/// <param name="Open">The open deliberations that have decided on it already; absent when there are none.</param>
/// <param name="DecidedBy">The concluded one whose decision is yet to take effect (MUS-8); absent when there is none.</param>
[ShowsPerson]
internal sealed record AgendaItem(
    string Proposal, ProposalKind Kind, ProposalSource Source, string Head, int Members, DateTimeOffset SubmittedOn, IReadOnlyList<string>? Open = null, string? DecidedBy = null)
{
    public static AgendaItem Of(ListedProposal listed, ProposalSummary summary) =>
        new(listed.Proposal, summary.Kind, summary.Source, summary.Head, summary.Members, listed.CreatedOn);
}
