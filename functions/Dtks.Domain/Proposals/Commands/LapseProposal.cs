namespace Dtks.Domain.Proposals.Commands;

/// <summary>Deem it eligible if the time for verification has run out (PRO-7). Nothing happens before, or in another status.</summary>
public sealed record LapseProposal : ProposalCommand;
