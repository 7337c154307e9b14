using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// What is kept for the public of a concluded deliberation (MUS-5): dates, and the counts its minutes state. Nothing of who was present or decided
/// on (REG-3). What of it is shown is told by <see cref="PublicDeliberation"/>.
/// </summary>
/// <param name="Kind">What it was about.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="ConcludedOn">The day it was concluded, in the village's time zone.</param>
/// <param name="Attendees">How many were present.</param>
/// <param name="Proposals">How many proposals were decided.</param>
/// <param name="Terminations">How many terminations were decided.</param>
public sealed record PublishedDeliberation(
    DeliberationKind Kind, LocalDate HeldOn, LocalDate ConcludedOn, int Attendees, int Proposals, int Terminations)
{
    /// <summary>Of a deliberation; null until it is concluded.</summary>
    public static PublishedDeliberation? Of(DeliberationState state) => state is { ConcludedAt: { } at, Minutes: { } minutes }
        ? new PublishedDeliberation(
            state.Kind, state.HeldOn, TimeZones.DateIn(state.Village, at), state.Attendees.Count, minutes.Proposals, minutes.Terminations)
        : null;
}
