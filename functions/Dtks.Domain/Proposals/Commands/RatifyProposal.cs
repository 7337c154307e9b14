using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>The regent's letter covers it (RAT-1). Nothing happens when the same letter did before.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="By">The regent.</param>
public sealed record RatifyProposal(string LetterId, Actor By) : ProposalCommand;
