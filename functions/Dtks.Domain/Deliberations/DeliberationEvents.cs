using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>Something that happened to a deliberation.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record DeliberationEvent(EventMeta Meta);

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
    : DeliberationEvent(Meta)
{
    /// <summary>Of one on cards, the round; null for another.</summary>
    public string? Round { get; init; }

    /// <summary>Of one on cards, the last day on which it was in time (CRD-4); null for another.</summary>
    public LocalDate? DueOn { get; init; }
}

/// <summary>What was decided was recorded, in place of what was recorded before.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Decisions">All decisions.</param>
public sealed record DecisionsRecorded(EventMeta Meta, IReadOnlyList<DeliberationDecision> Decisions) : DeliberationEvent(Meta);

/// <summary>Which households have a card in another's place was recorded, in place of what was recorded before (CRD-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Replacements">All of them.</param>
public sealed record ReplacementsRecorded(EventMeta Meta, IReadOnlyList<NamedReplacement> Replacements) : DeliberationEvent(Meta);

/// <summary>Who had been invited was recorded, in place of what was recorded before.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Invitations">All invitations.</param>
public sealed record DeliberationInvited(EventMeta Meta, IReadOnlyList<Invitation> Invitations) : DeliberationEvent(Meta);

/// <summary>Who was present was corrected, in place of what was recorded before.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Attendees">All who were present.</param>
public sealed record AttendanceCorrected(EventMeta Meta, IReadOnlyList<Attendee> Attendees) : DeliberationEvent(Meta);

/// <summary>It was given up before it was concluded (MUS-7).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">Why.</param>
public sealed record DeliberationCancelled(EventMeta Meta, string Reason) : DeliberationEvent(Meta);

/// <summary>It was concluded; its decisions take effect (MUS-7).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Minutes">What the minutes state.</param>
public sealed record DeliberationConcluded(EventMeta Meta, Minutes Minutes) : DeliberationEvent(Meta);
