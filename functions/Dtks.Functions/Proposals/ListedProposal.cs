using Dtks.Domain.Areas;
using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>The members of a proposal's document that a list reads: its identity, where it stands, and the summary.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Type">The document's type.</param>
/// <param name="Village">Its village.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedOn">When it was submitted.</param>
/// <param name="TrackingCode">What its proposer follows it by.</param>
/// <param name="Summary">Null in a document of before summaries were stored.</param>
/// <param name="HandedTo">The village in which it goes on, since its household stands there (REG-8); null while it is here.</param>
/// <param name="HouseholdId">The household that it became or assists, once it is registered.</param>
internal sealed record ListedProposal(string Id, string Type, string Village, ProposalStatus Status, DateTimeOffset CreatedOn, string TrackingCode, ProposalSummary? Summary = null, AreaCode? HandedTo = null, string? HouseholdId = null)
{
    /// <summary>What a list selects.</summary>
    public const string Members = "c.id, c.type, c.village, c.status, c.createdOn, c.trackingCode, c.summary, c.state.handedTo, c.state.householdId";

    /// <summary>The proposal's id.</summary>
    public string Proposal => Id[ProposalDocument.IdOf(string.Empty).Length..];
}
