using System.Globalization;

namespace Dtks.Functions.Policies;

/// <summary>Between which values each figure of a policy file lies: beyond them it is a slip of the pen and no regulation.</summary>
internal static class PolicyRanges
{
    private const int MostDays = 366;

    private static readonly (string Member, Func<PolicyParameters, int> Value, int Least, int Most)[] Figures =
    [
        ("lapseDays", p => p.LapseDays, 1, MostDays),
        ("addressThresholdPercent", p => p.AddressThresholdPercent, 0, 100),
        ("requiredPopulationFields", p => p.RequiredPopulationFields, 1, 15),
        ("leastAgeMarriedYears", p => p.LeastAgeMarriedYears, 0, 30),
        ("leastAgeParentYears", p => p.LeastAgeParentYears, 0, 30),
        ("mismatchesPerCallerDay", p => p.MismatchesPerCallerDay, 1, 1000),
        ("mismatchesPerNikWeek", p => p.MismatchesPerNikWeek, 1, 1000),
        ("deliberationIntervalMonths", p => p.DeliberationIntervalMonths, 1, 60),
        ("publicCountsFrom", p => p.PublicCountsFrom, 1, 1000),
        ("cardDeliberationDays", p => p.CardDeliberationDays, 1, MostDays),
        ("adultAgeYears", p => p.AdultAgeYears, 10, 30),
        ("noticeDays", p => p.NoticeDays, 1, MostDays),
        ("appealDays", p => p.AppealDays, 1, MostDays),

        // A batch of ten pages must have room for long notes (ADR 0005).
        ("sheetPageLines", p => p.SheetPageLines, 1, 100),
    ];

    /// <summary>What lies beyond, by its place and what would do.</summary>
    public static IEnumerable<(string Pointer, string Wrong)> Faults(PolicyFile file)
    {
        foreach (var (member, value, least, most) in Figures)
        {
            if (value(file.Parameters) < least || value(file.Parameters) > most)
            {
                yield return ($"/parameters/{member}", string.Create(CultureInfo.InvariantCulture, $"is not from {least} to {most}"));
            }
        }

        if (!AreReminders(file.Parameters.DeliberationReminderDays, MostDays))
        {
            yield return ("/parameters/deliberationReminderDays", $"is not one number or more from 1 to {MostDays}, the highest first");
        }

        // A month closes on its last day at the latest: more days before lie in the month before.
        if (!AreReminders(file.Sheet.ReminderDays, 27))
        {
            yield return ("/sheet/reminderDays", "is not one number or more from 1 to 27, the highest first");
        }

        // A village is reminded before its last day, on days that count from the hand-over.
        if (file.Cards is { } cards && !AreReminders([.. cards.ReminderDays.Reverse()], file.Parameters.CardDeliberationDays))
        {
            yield return ("/cards/reminderDays", string.Create(CultureInfo.InvariantCulture, $"is not one number or more from 1 to {file.Parameters.CardDeliberationDays}, the lowest first"));
        }

        foreach (var (member, days) in file.Desk is { } desk ? new[] { ("villageDays", desk.VillageDays), ("skmDays", desk.SkmDays) } : [])
        {
            if (days is < 1 or > MostDays)
            {
                yield return ($"/desk/{member}", $"is not from 1 to {MostDays}");
            }
        }

        foreach (var (member, text) in new[] { ("regulation", file.Regulation), ("source", file.Source) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return ($"/{member}", "is empty");
            }
        }
    }

    private static bool AreReminders(IReadOnlyList<int> days, int most) =>
        days.Count > 0 && days[0] <= most && days[^1] >= 1 && days.Zip(days.Skip(1)).All(pair => pair.First > pair.Second);
}
