using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>The regency's verification (PRO-6).</summary>
/// <param name="Draft">What came in.</param>
/// <param name="By">The verifier.</param>
public sealed record VerifyProposal(ProposalVerificationDraft? Draft, Actor By) : ProposalCommand;
