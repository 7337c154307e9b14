using Dtks.Domain.Deliberations;

namespace Dtks.Functions.Deliberations;

/// <summary>The answer to a change of a deliberation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Village">Its village.</param>
/// <param name="Proposals">How many recorded decisions are about proposals (MUS-7).</param>
/// <param name="Terminations">How many recorded decisions terminate (MUS-7).</param>
public record DeliberationReceipt(string Id, DeliberationStatus Status, string Village, int Proposals, int Terminations)
{
    /// <summary>Of recorded decisions, what would better be said before the conclusion (GOV-3); absent for nothing.</summary>
    public IReadOnlyList<UnmetView>? Advice { get; init; }

    /// <summary>Of one on cards, whether it was held after the last day on which it was in time (CRD-4); absent of another.</summary>
    public bool? Late { get; init; }

    /// <summary>Of a state.</summary>
    public static DeliberationReceipt Of(DeliberationState state) =>
        new(state.Id, state.Status, state.Village.Value, state.ProposalCount, state.TerminationCount) { Late = state.Kind == DeliberationKind.Cards ? state.IsLate() : null };
}
