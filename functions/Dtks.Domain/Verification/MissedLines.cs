using Dtks.Domain.Kernel;

namespace Dtks.Domain.Verification;

/// <summary>
/// What becomes of lines that nobody verified before their month closed (VER-7): they stay so whatever is opened again, are verified with the next month's sheet (VER-2), and are not counted in what this month's
/// recap pays (RAT-4).
/// </summary>
public static class MissedLines
{
    /// <summary>
    /// What texts say of it: <c>month</c>, of which they are; <c>following</c>, with whose sheet they are verified, and whose payment does not count them; <c>paid</c>, the first month that is paid again.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Args(CyclePeriod month)
    {
        ArgumentNullException.ThrowIfNull(month);
        return new Dictionary<string, string>(StringComparer.Ordinal) { ["month"] = month.Value, ["following"] = month.Next.Value, ["paid"] = month.Next.Next.Value };
    }

    /// <summary>The same with <c>count</c>, how many there are; nothing where there are none.</summary>
    internal static IEnumerable<(string Name, string Value)> Counted(CyclePeriod month, int count) =>
        count == 0 ? [] : Args(month).Select(a => (a.Key, a.Value)).Append(("count", InputReader.Number(count)));
}
