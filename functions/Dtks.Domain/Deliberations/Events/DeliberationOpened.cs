using Dtks.Domain.Areas;
using Dtks.Domain.Common;
using NodaTime;

namespace Dtks.Domain.Deliberations.Events;

/// <summary>It was recorded that a deliberation was held.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="Village">The village.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Place">The place.</param>
/// <param name="Attendees">Who was present.</param>
public sealed record DeliberationOpened(
    EventMeta Meta, string Id, AreaCode Village, DeliberationKind Kind, LocalDate HeldOn, string Place, IReadOnlyList<Attendee> Attendees)
    : DeliberationEvent(Meta);
