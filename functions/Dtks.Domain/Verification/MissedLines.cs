using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Verification;

/// <summary>
/// What becomes of lines that nobody verified before their month closed (VER-7): they stay so whatever is opened again, are verified with the next month's sheet (VER-2), and are not counted in what this month's
/// recap pays (RAT-4).
/// </summary>
public static class MissedLines
{
    /// <summary>
    /// What texts say of it: <c>month</c>, of which they are; <c>following</c>, with whose sheet they are verified, and whose payment does not count them; <c>paid</c>, the first month that is paid again. Where that month is over too
    /// they say <c>passed</c> for it, and <c>running</c>, with whose sheet what is left is verified by now, and <c>later</c>, the first month that is paid then.
    /// </summary>
    /// <param name="month">The lines' month.</param>
    /// <param name="running">The month that runs.</param>
    public static IReadOnlyDictionary<string, string> Args(CyclePeriod month, CyclePeriod running)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(running);
        var args = new Dictionary<string, string>(StringComparer.Ordinal) { ["month"] = month.Value };
        return month.Next.CompareTo(running) >= 0
            ? new Dictionary<string, string>(args, StringComparer.Ordinal) { ["following"] = month.Next.Value, ["paid"] = month.Next.Next.Value }
            : new Dictionary<string, string>(args, StringComparer.Ordinal) { ["passed"] = month.Next.Value, ["running"] = running.Value, ["later"] = running.Next.Value };
    }

    /// <summary>
    /// The same where the sheet of an earlier month counts in the month's place, whose letter was signed late (RAT-5): <c>carried</c>, its month; <c>counted</c>, the month that is paid so; and <c>verifying</c>, with whose sheet they are verified.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Args(CyclePeriod month, CyclePeriod running, CyclePeriod? carried)
    {
        ArgumentNullException.ThrowIfNull(month);
        return carried is null ? Args(month, running) : new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["month"] = month.Value,
            ["carried"] = carried.Value,
            ["counted"] = month.Next.Value,
            ["verifying"] = (month.Next.CompareTo(running) >= 0 ? month.Next : running).Value,
        };
    }

    /// <summary>The same with <c>count</c>, how many there are; nothing where there are none.</summary>
    internal static IEnumerable<(string Name, string Value)> Counted(SheetState sheet, Instant now) =>
        sheet.Unverified(now) is not (> 0 and var count) ? [] : Args(sheet.Period, sheet.MonthAt(now)).Select(a => (a.Key, a.Value)).Append(("count", InputReader.Number(count)));
}
