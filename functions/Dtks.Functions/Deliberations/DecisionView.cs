using Dtks.Domain.Deliberations;

namespace Dtks.Functions.Deliberations;

/// <summary>A decision as it is sent and shown (MUS-2).</summary>
internal sealed record DecisionView(string? Proposal, string? Household, Verdict Decision, int? Ground, string? Note)
{
    public static DecisionView Of(Resolution resolution) =>
        new(resolution.ProposalId, resolution.HouseholdId, resolution.Verdict, resolution.Ground, resolution.Note);
}
