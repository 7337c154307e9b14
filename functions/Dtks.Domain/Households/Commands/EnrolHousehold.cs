using Dtks.Domain.Common;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Households.Commands;

/// <summary>Enter a family in the register, with what was granted (RAT-3). Nothing happens when the same proposal did before.</summary>
/// <param name="Proposal">The proposal, registered as this household.</param>
/// <param name="By">The Ministry's reviewer.</param>
public sealed record EnrolHousehold(ProposalState Proposal, Actor By) : HouseholdCommand;
