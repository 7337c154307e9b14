using Dtks.Domain.Verification;

namespace Dtks.Functions.Verification;

/// <summary>Reminds the villages of a regency of a month's sheets, or tells the levels above, and those whose assistance that is, what was left when it closed.</summary>
/// <param name="Period">The month, such as <c>2026-11</c>.</param>
/// <param name="Regency">The regency's code.</param>
/// <param name="Days">Which reminder it is: how many days before the close it is given; 0 once the month is closed; <see cref="SheetReminderSchedule.Determined"/> and below once its determination date is over.</param>
/// <param name="Village">Once the month is closed: the village of which those are told whose assistance nobody verified, or whose sheet was not ratified in time; null for the levels above it.</param>
/// <param name="Household">The one household of it that is meant; null for all.</param>
public sealed record SheetReminderMessage(string Period, string Regency, int Days, string? Village = null, string? Household = null);
