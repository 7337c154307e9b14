using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What anyone with the code sees of a proposal: where it stands, what comes next, with whom it lies, by when and since when; and of the family's card, if it ever had one.</summary>
internal sealed record TrackingView(string TrackingCode, string Status, string Meaning, string Next, string With, LocalDate? DueOn, Instant Since, TrackedCardView? Card = null);

/// <summary>What anyone with the code sees of the family's card (CRD-10, CRD-11): no number, nothing of a person.</summary>
/// <param name="Kind">Its kind; of one that is awaited or may be asked for, the KKS.</param>
/// <param name="Status">Where it stands: <c>made</c>, <c>delivered</c>, <c>returned</c>, <c>waiting</c> at the village office, <c>surrendered</c>, <c>blocked</c>; <c>awaited</c> or <c>renewed</c> by the next round, <c>asked</c> for by a proposal, or <c>notReceived</c>.</param>
/// <param name="Round">The name of its round.</param>
/// <param name="ValidUntil">The last day it is valid.</param>
/// <param name="KpsExpiredOn">The last day of the KPS whose place it takes.</param>
/// <param name="Meaning">Where it stands, in words.</param>
/// <param name="Next">What comes next.</param>
/// <param name="With">With whom it lies.</param>
/// <param name="DueOn">By when the deliberation on cards is held, while it waits for that.</param>
/// <param name="Asked">Where the proposal stands by which PKH or BPNT is asked for.</param>
internal sealed record TrackedCardView(
    CardKind Kind, string Status, string? Round, LocalDate? ValidUntil, LocalDate? KpsExpiredOn, string Meaning, string Next, string With, LocalDate? DueOn, TrackedAskingView? Asked)
{
    /// <summary>What became of an objection to its withdrawal: <c>open</c>, <c>denied</c> or <c>granted</c>; absent where none was made.</summary>
    public string? Objection { get; init; }

    /// <summary>The family's card of the other kind, where it still says something; absent elsewhere.</summary>
    public IReadOnlyList<TrackedCardView>? Others { get; init; }
}

/// <summary>Where the proposal stands by which a family asks for what its card is of.</summary>
internal sealed record TrackedAskingView(string Status, string Meaning, string Next, string With, LocalDate? DueOn, Instant Since);
