namespace Dtks.Domain.Proposals.Commands;

/// <summary>What can be asked of a proposal.</summary>
public abstract record ProposalCommand;
