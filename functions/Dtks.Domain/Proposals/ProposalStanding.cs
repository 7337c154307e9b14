namespace Dtks.Domain.Proposals;

/// <summary>As much of a proposal as tells what a deliberation may decide about it.</summary>
/// <param name="Kind">What is proposed.</param>
/// <param name="Status">Where it stands.</param>
public sealed record ProposalStanding(ProposalKind Kind, ProposalStatus Status);
