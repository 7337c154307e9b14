using Dtks.Domain.Common;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Households.Commands;

/// <summary>Add what was granted to a household of the register (RAT-3). Nothing happens when the same proposal did before.</summary>
/// <param name="Proposal">The proposal, registered as an addition to this household.</param>
/// <param name="By">The Ministry's reviewer.</param>
public sealed record GrantAssistance(ProposalState Proposal, Actor By) : HouseholdCommand;
