using Dtks.Domain.Deliberations;
using Dtks.Domain.Policies;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// What the public sees of a concluded deliberation (MUS-5, REG-3): dates and counts, and null for a count so small that a household could be inferred
/// from it.
/// </summary>
/// <param name="Kind">What it was about.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="ConcludedOn">The day it was concluded, in the village's time zone.</param>
/// <param name="Attendees">How many were present: of the meeting, and of nobody's record.</param>
/// <param name="Proposals">How many proposals were decided; null when withheld.</param>
/// <param name="Terminations">How many terminations were decided; null when withheld.</param>
/// <param name="WithheldBelow">What a withheld count is less than; absent where none is withheld.</param>
internal sealed record PublicDeliberation(
    DeliberationKind Kind,
    LocalDate HeldOn,
    LocalDate ConcludedOn,
    int Attendees,
    [property: JsonProperty(NullValueHandling = NullValueHandling.Include)] int? Proposals,
    [property: JsonProperty(NullValueHandling = NullValueHandling.Include)] int? Terminations,
    int? WithheldBelow)
{
    public static PublicDeliberation Of(PublishedDeliberation kept, PolicyVersion policy)
    {
        var (proposals, terminations) = (PublicCounts.Shown(kept.Proposals, policy), PublicCounts.Shown(kept.Terminations, policy));
        int? below = proposals is null || terminations is null ? policy.PublicCountsFrom : null;
        return new PublicDeliberation(kept.Kind, kept.HeldOn, kept.ConcludedOn, kept.Attendees, proposals, terminations, below);
    }
}
