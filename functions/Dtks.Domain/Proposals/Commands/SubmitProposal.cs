using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>Hand in a proposal (PRO-2, PRO-4).</summary>
/// <param name="Id">The id it will have.</param>
/// <param name="TrackingCode">The tracking code it will have.</param>
/// <param name="Draft">What came in.</param>
/// <param name="By">The proposer; the role tells the source.</param>
public sealed record SubmitProposal(string Id, string TrackingCode, ProposalDraft? Draft, Actor By) : ProposalCommand;
