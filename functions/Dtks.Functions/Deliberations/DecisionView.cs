using Dtks.Domain.Deliberations;
using Dtks.Domain.People;

namespace Dtks.Functions.Deliberations;

/// <summary>A decision as it is shown (MUS-2), with what stands in its way once it is to take effect.</summary>
internal sealed record DecisionView(string? Proposal, string? Household, DecisionKind Decision, int? Ground, string? Note, ObstacleView? Obstacle)
{
    /// <summary>Of an admission, what was asked for and is not granted by it; absent for nothing.</summary>
    public IReadOnlyList<Programme>? Withheld { get; init; }

    /// <summary>The card; absent for a proposal or a household.</summary>
    public string? Card { get; init; }

    /// <summary>Of a proposal, the name of the family's head; absent where it cannot be read now.</summary>
    public string? Head { get; init; }

    public static DecisionView Of(DeliberationDecision decision, ObstacleView? obstacle) =>
        new(decision.ProposalId, decision.HouseholdId, decision.Kind, decision.Ground, decision.Note, obstacle) { Withheld = decision.Withheld, Card = decision.CardId };
}
