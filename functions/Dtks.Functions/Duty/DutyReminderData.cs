using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>The data of <c>dtks.deliberation.dutyReminder.v1</c>: nothing of a person (REG-3).</summary>
/// <param name="Village">The village.</param>
/// <param name="LastHeldOn">The day it last held one.</param>
/// <param name="DueOn">The last day by which it holds the next.</param>
/// <param name="Days">Which reminder it is: how many days before that day it is given.</param>
/// <param name="Policy">The policy version.</param>
public sealed record DutyReminderData(string Village, LocalDate LastHeldOn, LocalDate DueOn, int Days, string Policy);
