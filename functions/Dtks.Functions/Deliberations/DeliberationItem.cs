using Dtks.Domain.Deliberations;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>A deliberation in its village's list: nothing of a person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="RecordedOn">When it was recorded.</param>
/// <param name="ConcludedOn">When it was concluded; absent until then.</param>
/// <param name="Attendees">How many were present.</param>
/// <param name="Proposals">How many of its decisions are about proposals.</param>
/// <param name="Terminations">How many of its decisions terminate.</param>
/// <param name="Unmet">What stands in the way of its conclusion; absent once it is concluded or given up.</param>
internal sealed record DeliberationItem(
    string Id,
    DeliberationKind Kind,
    DeliberationStatus Status,
    LocalDate HeldOn,
    DateTimeOffset RecordedOn,
    DateTimeOffset? ConcludedOn,
    int Attendees,
    int Proposals,
    int Terminations,
    IReadOnlyList<UnmetView>? Unmet);
