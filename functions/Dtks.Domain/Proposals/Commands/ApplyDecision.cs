using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Commands;

/// <summary>
/// Carry out what a concluded deliberation decided (MUS-7). Nothing happens when the same deliberation was applied before.
/// </summary>
/// <param name="Decision">What it decided.</param>
/// <param name="DeliberationId">The deliberation.</param>
/// <param name="By">Whoever concluded it.</param>
public sealed record ApplyDecision(ProposalDecision Decision, string DeliberationId, Actor By) : ProposalCommand;
