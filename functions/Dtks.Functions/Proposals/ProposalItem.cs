using Dtks.Domain.Proposals;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>A proposal in a list; of one that followed its household, where it goes on (REG-8).</summary>
[ShowsPerson]
internal sealed record ProposalItem(
    string Id, ProposalStatus Status, ProposalKind Kind, ProposalSource Source, string Head, int Members, DateTimeOffset SubmittedOn, LocalDate? DueOn, WentTo? WentTo = null)
{
    public static ProposalItem Of(ListedProposal listed, ProposalSummary summary) =>
        new(listed.Proposal, listed.Status, summary.Kind, summary.Source, summary.Head, summary.Members, listed.CreatedOn, ProposalSummary.Awaited(listed.Status, summary.DueOn), WentTo.Of(listed.HandedTo, listed.Proposal));
}
