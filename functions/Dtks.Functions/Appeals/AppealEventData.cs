using Dtks.Domain.Appeals;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>The data of an appeal's CloudEvents: ids and states, nothing of who makes it (REG-3, GOV-3).</summary>
/// <param name="Id">The appeal.</param>
/// <param name="Village">The village.</param>
/// <param name="Kind">Against what.</param>
/// <param name="About">The record it is about.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueOn">The last day for the decision.</param>
/// <param name="Result">What followed from its being granted.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="Closing">How it ended where a deliberation was to decide.</param>
public sealed record AppealEventData(
    string Id, string Village, AppealKind Kind, string About, AppealStatus Status, LocalDate DueOn, AppealResult? Result, string? Rule, string Policy, AppealClosing? Closing = null);
