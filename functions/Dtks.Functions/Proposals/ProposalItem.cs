using Dtks.Domain.Proposals;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>A proposal in a list. Of one that cannot be read only where it stands is shown.</summary>
[ShowsPerson]
internal sealed record ProposalItem(
    string Id,
    ProposalStatus Status,
    ProposalKind? Kind,
    ProposalSource? Source,
    string? Head,
    int? Members,
    DateTimeOffset SubmittedOn,
    LocalDate? DueOn,
    bool? Unreadable = null)
{
    /// <summary>Of a proposal; one without a summary cannot be read.</summary>
    public static ProposalItem Of(ListedProposal listed, ProposalSummary? summary) => new(
        listed.Proposal, listed.Status, summary?.Kind, summary?.Source, summary?.Head, summary?.Members, listed.CreatedOn, summary?.DueOn, summary is null ? true : null);
}
