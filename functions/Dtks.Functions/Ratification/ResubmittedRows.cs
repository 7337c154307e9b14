using System.Collections.Concurrent;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Takes the rows of a returned letter along to the Ministry again, a page at a time (RAT-5): those whose proposal still waits as the letter left it. The others leave the letter, which tells why; so
/// does one that cannot be read, and its proposal, once it is repaired, waits for its proposer as the others that left.
/// </summary>
public sealed class ResubmittedRows(RowApplication rows, OneByOne oneByOne)
{
    private const int RowsAtOnce = 8;
    private static readonly Violation TakenOut = Violation.Conflict(LetterViolations.RowTakenOut, "RAT-5");

    /// <summary>A page's rows as they stand for the letter that goes again.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="page">The page, as it came back.</param>
    /// <param name="aside">A row as it is set aside.</param>
    /// <param name="problem">Why a row left, as it is noted.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<LetterRow>> TakeAlongAsync(
        LetterDocument letter, LetterPageDocument page, Func<RatificationRow, Exception, SetAsideItem> aside, Func<Violation, RowProblem> problem, CancellationToken cancellation)
    {
        var withdrawn = (letter.Withdrawn ?? []).ToHashSet(StringComparer.Ordinal);
        var left = new ConcurrentDictionary<LetterRow, Violation?>();
        var asked = page.Rows.Where(row => row.Left is null && !withdrawn.Contains(row.Row.Id()));
        var unread = await oneByOne.RunAsync(
            asked, RowsAtOnce, async (row, stop) => left[row] = await rows.ApplyAsync(letter.State, row.Row, stop), (row, failure) => aside(row.Row, failure), cancellation);
        foreach (var row in unread)
        {
            left[row] = Violation.Conflict(LetterViolations.RowUnread, "RAT-5");
        }

        return [.. page.Rows.Select(row => Along(row, left.GetValueOrDefault(row, TakenOut), problem))];
    }

    private static LetterRow Along(LetterRow row, Violation? why, Func<Violation, RowProblem> problem) =>
        row.Left is not null || why is null ? row with { Problem = null } : row with { Problem = null, Left = problem(why) };
}
