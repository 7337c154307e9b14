using Dtks.Domain.Matching;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>
/// Take in the answers of the population register and of our own (PRO-5, REG-5). Nothing happens when it was matched before.
/// </summary>
/// <param name="Match">The answer over all members (<see cref="PopulationMatch.Combine"/>).</param>
/// <param name="Standing">What the register says.</param>
public sealed record MatchProposal(PopulationMatch Match, RegisterStanding Standing) : ProposalCommand;
