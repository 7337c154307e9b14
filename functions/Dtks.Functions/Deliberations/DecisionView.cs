using Dtks.Domain.Deliberations;

namespace Dtks.Functions.Deliberations;

/// <summary>A decision as it is sent and shown (MUS-2).</summary>
internal sealed record DecisionView(string? Proposal, string? Household, DecisionKind Decision, int? Ground, string? Note)
{
    public static DecisionView Of(DeliberationDecision decision) =>
        new(decision.ProposalId, decision.HouseholdId, decision.Kind, decision.Ground, decision.Note);
}
