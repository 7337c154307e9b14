namespace Dtks.Functions.Verification;

/// <summary>The data of <c>dtks.sheet.reminder.v1</c>: a village's sheet is not finalised, and its month closes soon (VER-7).</summary>
/// <param name="Period">The month.</param>
/// <param name="Village">The village.</param>
/// <param name="Days">Which reminder it is: how many days before the close it is given.</param>
/// <param name="ClosesOn">When its lines can no longer be decided.</param>
/// <param name="Unverified">Its lines that nobody verified yet; null where that cannot be told.</param>
/// <param name="Policy">The month's policy version.</param>
public sealed record SheetReminderData(string Period, string Village, int Days, DateTimeOffset ClosesOn, int? Unverified, string Policy);
