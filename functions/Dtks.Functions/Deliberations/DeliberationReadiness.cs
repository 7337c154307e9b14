using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>What is still unmet before a deliberation can be concluded, so that its village sees it beforehand (MUS-3, MUS-4, MUS-7, MUS-8).</summary>
public sealed class DeliberationReadiness(IDeliberationDocuments documents, VillageUnits units, ICardDeliberations cards, OpenDecisions decisions)
{
    /// <summary>Everything that is unmet whatever the minutes will state; none once it is concluded or given up.</summary>
    public async Task<IReadOnlyList<ProblemError>> UnmetAsync(DeliberationState state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (read, _) = await documents.OfAsync(state.Village.Value, state.Id, cancellation);
        return await UnmetAsync(state, read, cancellation);
    }

    /// <summary>The same, where its documents have been read.</summary>
    public async Task<IReadOnlyList<ProblemError>> UnmetAsync(DeliberationState state, IReadOnlyList<EvidenceState> evidence, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status != DeliberationStatus.Open
            ? []
            : [.. Errors(ConclusionRules.Unmet(state, evidence, await UnitsAsync(state, cancellation), await CardsAsync(state, cancellation))), .. await decisions.ObstaclesAsync(state, cancellation)];
    }

    /// <summary>What would better be done before; no condition.</summary>
    public static IReadOnlyList<ProblemError> Advice(DeliberationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status != DeliberationStatus.Open ? [] : Errors(ConclusionRules.Advice(state));
    }

    /// <summary>The part of that which is about its decisions.</summary>
    public static IReadOnlyList<ProblemError> OnDecisions(DeliberationState state) => Errors(ConclusionRules.OnDecisions(state));

    /// <summary>The village's units, where the kind of deliberation asks for them.</summary>
    public async Task<IReadOnlyList<VillageUnit>> UnitsAsync(DeliberationState state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Kind == DeliberationKind.Cards ? (await units.FindAsync(state.Village.Value, cancellation))?.Units ?? [] : [];
    }

    /// <summary>The cards of its round, of a deliberation on cards; null of another, and of one recorded before rounds were noted.</summary>
    public async Task<CardStandings?> CardsAsync(DeliberationState state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Kind: DeliberationKind.Cards, Round: not null } ? await cards.StandAsync(state, [], [], cancellation) : null;
    }

    private static List<ProblemError> Errors(IEnumerable<Violation> violations) =>
        [.. violations.Select(v => new ProblemError(v.Pointer ?? string.Empty, v.Code, v.Rule, v.Args))];
}
