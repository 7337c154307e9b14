namespace Dtks.Functions.Proposals;

/// <summary>A proposal that waits for something to be done.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Proposal">Its id.</param>
public sealed record ProposalMessage(string Village, string Proposal);
