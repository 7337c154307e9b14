using Dtks.Domain.Kernel;

namespace Dtks.Domain.Ratification;

/// <summary>Rows of a letter that are named one by one (RAT-5).</summary>
internal static class LetterRows
{
    private const int MostTold = 100;

    /// <summary>What stands in the way of sending rows back alone: those that are not under the letter, or that none would be left.</summary>
    public static IReadOnlyList<Violation> Obstacles(IReadOnlyList<ReturnedRow> rows, IReadOnlySet<string>? under, LetterState letter)
    {
        var unknown = rows.Select((row, i) => (row.Row, i)).Where(named => under?.Contains(named.Row) != true)
            .Select(named => Violation.Refused(LetterViolations.RowUnknown, "RAT-8", $"/rows/{named.i}/row"))
            .Take(MostTold)
            .ToList();
        return unknown.Count == 0 && rows.Count > 0 && rows.Count >= letter.Rows
            ? [Violation.Refused(LetterViolations.AllRows, "RAT-5", "/rows")]
            : unknown;
    }
}
