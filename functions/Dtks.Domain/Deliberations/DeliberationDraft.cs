namespace Dtks.Domain.Deliberations;

/// <summary>A deliberation as it came in; nothing checked.</summary>
/// <param name="Kind">Wire name of <see cref="DeliberationKind"/>.</param>
/// <param name="HeldOn">yyyy-MM-dd.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="Attendees">Who was present.</param>
public sealed record DeliberationDraft(string? Kind, string? HeldOn, string? Place, IReadOnlyList<AttendeeDraft?>? Attendees);
