using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>The Ministry found its letter conforming (RAT-3). Nothing happens when it was registered so before.</summary>
/// <param name="LetterId">The letter that was reviewed.</param>
/// <param name="HouseholdId">The household of the register.</param>
/// <param name="By">The Ministry's reviewer.</param>
public sealed record RegisterProposal(string LetterId, string HouseholdId, Actor By) : ProposalCommand;
