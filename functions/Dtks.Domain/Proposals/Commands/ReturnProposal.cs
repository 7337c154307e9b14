using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>Its letter goes back to the regency (RAT-5). Nothing happens when the same letter did before.</summary>
/// <param name="LetterId">The letter that was reviewed.</param>
/// <param name="Reasons">Why, as the reviewer put it.</param>
/// <param name="By">The Ministry's reviewer.</param>
public sealed record ReturnProposal(string LetterId, IReadOnlyList<string> Reasons, Actor By) : ProposalCommand;
