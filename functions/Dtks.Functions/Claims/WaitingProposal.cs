namespace Dtks.Functions.Claims;

/// <summary>A proposal that waits for a number another holds.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Proposal">Its id.</param>
/// <param name="ProposedBy">Who made it: they are told at once when they propose the number again (REG-3).</param>
public sealed record WaitingProposal(string Village, string Proposal, string ProposedBy);
