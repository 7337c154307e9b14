using NodaTime;

namespace Dtks.Functions.Visits;

/// <summary>The data of a home visit's CloudEvents: ids and dates, nothing of a person (REG-3).</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Village">Its village.</param>
/// <param name="FormVersion">The edition of the form.</param>
/// <param name="VisitedOn">The day of the visit.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record VisitEventData(string Proposal, string Village, string FormVersion, LocalDate VisitedOn, string? Rule, string Policy);
