using Dtks.Domain.Kernel;

namespace Dtks.Domain.Ratification;

/// <summary>Rows of a letter that are named one by one (RAT-5).</summary>
internal static class LetterRows
{
    private const int MostTold = 100;

    /// <summary>What stands in the way of sending rows back alone: those that are not under the letter, or that none would be left.</summary>
    public static IReadOnlyList<Violation> Obstacles(IReadOnlyList<ReturnedRow> rows, IReadOnlySet<string>? under, LetterState letter) =>
        Obstacles([.. rows.Select((row, i) => (row.Row, $"/rows/{i}/row"))], under, letter, LetterViolations.AllRows, "/rows");

    /// <summary>What stands in the way of taking rows out of a letter that is sent again.</summary>
    public static IReadOnlyList<Violation> Obstacles(IReadOnlyList<string> withdrawn, IReadOnlySet<string>? under, LetterState letter) =>
        Obstacles([.. withdrawn.Select((row, i) => (row, $"/withdrawn/{i}"))], under, letter, LetterViolations.AllWithdrawn, "/withdrawn");

    private static List<Violation> Obstacles(
        IReadOnlyList<(string Row, string Pointer)> rows, IReadOnlySet<string>? under, LetterState letter, string all, string pointer)
    {
        var unknown = rows.Where(named => under?.Contains(named.Row) != true)
            .Select(named => Violation.Refused(LetterViolations.RowUnknown, "RAT-8", named.Pointer))
            .Take(MostTold)
            .ToList();
        return unknown.Count == 0 && rows.Count > 0 && rows.Count >= (letter.Sheets ?? letter.Rows)
            ? [Violation.Refused(all, "RAT-5", pointer)]
            : unknown;
    }
}
