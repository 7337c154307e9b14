using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>Take it back, while it is open.</summary>
/// <param name="By">Whoever proposed it.</param>
public sealed record WithdrawProposal(Actor By) : ProposalCommand;
