using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>A deliberation as officers of its area see it.</summary>
[ShowsPerson]
internal sealed record DeliberationView(
    string Id,
    string Village,
    DeliberationKind Kind,
    DeliberationStatus Status,
    LocalDate HeldOn,
    string Place,
    IReadOnlyList<Attendee> Attendees,
    IReadOnlyList<Invitation> Invitations,
    IReadOnlyList<DecisionView> Decisions,
    [property: Items<DocumentView>] IReadOnlyList<object> Evidence,
    Minutes? Minutes,
    Instant? ConcludedOn,
    IReadOnlyList<DeliberationStep> History)
{
    /// <summary>Why it was given up; absent while it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>What stands in the way of its conclusion; absent once it is concluded or given up.</summary>
    public IReadOnlyList<UnmetView>? Unmet { get; init; }

    /// <summary>What would better be done before its conclusion, and need not be; absent once it is concluded or given up.</summary>
    public IReadOnlyList<UnmetView>? Advice { get; init; }

    /// <summary>Of one on cards, the round; absent of another.</summary>
    public string? Round { get; init; }

    /// <summary>Of one on cards, the last day on which it was in time, and whether it was late (CRD-4); absent of another.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>See <see cref="DueOn"/>.</summary>
    public bool? Late { get; init; }

    /// <summary>Of one on cards, who is to have a card in another's place (CRD-5); absent of another.</summary>
    public IReadOnlyList<ReplacementItem>? Replacements { get; init; }

    public static DeliberationView Of(DeliberationState state, IEnumerable<EvidenceState> evidence, IEnumerable<UnreadableItem> unreadable, Func<int, ObstacleView?> obstacle) => new(
        state.Id,
        state.Village.Value,
        state.Kind,
        state.Status,
        state.HeldOn,
        state.Place,
        state.Attendees,
        state.Invitations,
        [.. state.Decisions.Select((decision, place) => DecisionView.Of(decision, obstacle(place)))],
        [.. evidence.Select(DocumentView.Of), .. unreadable],
        state.Minutes,
        state.ConcludedAt,
        [.. state.History.Select(DeliberationStep.Of)])
    {
        Reason = state.CancelledBecause,
        Round = state.Round,
        DueOn = state.DueOn,
        Late = state.Kind == DeliberationKind.Cards ? state.IsLate() : null,
        Replacements = state.Kind == DeliberationKind.Cards ? [.. state.Replacements.Select(r => ReplacementItem.Of(r, standing: null))] : null,
    };
}

/// <summary>A household that a deliberation named for a card in another's place (CRD-5).</summary>
internal sealed record ReplacementItem(string Id, string Card, string? Household, string? Proposal, int? Reserve)
{
    /// <summary>Of a deliberation that is concluded, where it stands by now; absent elsewhere.</summary>
    public ReplacementStandingView? Standing { get; init; }

    public static ReplacementItem Of(NamedReplacement named, ReplacementStanding? standing) => new(named.Id, named.Card, named.Household, named.Proposal, named.Reserve) { Standing = ReplacementStandingView.Of(standing) };
}

/// <summary>Where a household stands that is to have a card in another's place (CRD-5).</summary>
/// <param name="Place">Where.</param>
/// <param name="Because">Of one whose place lapsed, why.</param>
/// <param name="By">Of one whose place lapsed, the household that steps in; absent where nobody named is left.</param>
/// <param name="Reserve">That one's place in reserve; absent of the first.</param>
public sealed record ReplacementStandingView(ReplacementPlace Place, LapseReason? Because, string? By, int? Reserve)
{
    /// <summary>Of one as it stands; null where nothing is known of it.</summary>
    public static ReplacementStandingView? Of(ReplacementStanding? standing) => standing is null ? null : new(standing.Place, standing.Because, standing.By?.Household, standing.By?.Reserve);
}
