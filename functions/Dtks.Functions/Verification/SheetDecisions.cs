using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>Applies bulks of decisions to sheets (VER-3 to VER-6): loads only the pages that the rows are about, and saves those that
/// changed
/// with the head in one batch.</summary>
public sealed class SheetDecisions(SheetRepository sheets, ChangeCommit commit, OptimisticRetry retry)
{
    // Pages hold whole households, and households do not touch each other: rows on more pages than this are saved in several batches, each of
    // which fits even when every line has a long note.
    private const int PagesAtOnce = 10;

    /// <summary>Decides lines. The same rows again give the same results and change nothing.</summary>
    /// <param name="village">The village.</param>
    /// <param name="period">The month.</param>
    /// <param name="bulk">What is to be decided. When it is tried only, the results are those it would have, and nothing is saved.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">404, 409 or 412; nothing is applied then.</exception>
    public async Task<DecidedLines> DecideAsync(string village, string period, LineBulk bulk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bulk);
        var rows = bulk.Rows;
        var sheet = await SheetPath.FindAsync(sheets, village, period, cancellation);
        var results = new LineResult[rows.Count];
        var lines = new Dictionary<int, SheetLine>();
        foreach (var part in Parts(sheet, rows))
        {
            var command = new SheetCommand.DecideLines([.. part.Select(row => rows[row])], bulk.By);
            var decided = await retry.RetryAsync(() => DecideAsync(village, period, command, bulk, cancellation), cancellation);
            bulk = bulk with { IfMatch = ExpectedVersion.Any };
            sheet = decided.Sheet;
            foreach (var (row, result) in part.Zip(decided.Results))
            {
                results[row] = result;
            }

            foreach (var (number, line) in decided.Lines)
            {
                lines[number] = line;
            }
        }

        return new DecidedLines(sheet, results, lines);
    }

    /// <summary>
    /// The rows by their places, in parts that touch few enough pages. Rows about lines that are not there go with the first.
    /// </summary>
    private static IEnumerable<int[]> Parts(SheetDocument sheet, IReadOnlyList<LineDecisionDraft> rows)
    {
        var pages = rows.Select(r => sheet.Together([sheet.PageOf(r.Line!.Value) ?? 1])[0]).ToList();
        return pages.Distinct().Order().Chunk(PagesAtOnce)
            .Select(some => Enumerable.Range(0, rows.Count).Where(row => some.Contains(pages[row])).ToArray());
    }

    private async Task<DecidedLines> DecideAsync(string village, string period, SheetCommand.DecideLines command, LineBulk bulk, CancellationToken cancellation)
    {
        var sheet = await SheetPath.FindAsync(sheets, village, period, cancellation);
        bulk.IfMatch.Require(sheet.EntityTag());
        var numbers = sheet.Together(command.Drafts!.Select(d => sheet.PageOf(d!.Line!.Value)).OfType<int>());
        var looked = await sheets.LookAsync(sheet, numbers, cancellation);

        // A household whose lines cannot all be read is not decided.
        var shut = sheet.Together(looked.Unreadable);
        var pages = looked.Read.Where(p => !shut.Contains(p.Page)).ToList();
        var decided = (LinesDecided)(await sheets.DecideAsync(command, sheet, sheets.StateOf(sheet, new SheetPages(pages, shut)), cancellation))[0];
        var changed = decided.Changed.ToDictionary(l => l.Line);
        var after = pages.Select(page => page with { Lines = [.. page.Lines.Select(l => changed.GetValueOrDefault(l.Line, l))] }).ToList();
        if (changed.Count > 0 && !bulk.IsDry)
        {
            sheet = await SaveAsync(sheet, pages, after, decided, cancellation);
        }

        return new DecidedLines(sheet, decided.Results, after.SelectMany(p => p.Lines).ToDictionary(l => l.Line));
    }

    private async Task<SheetDocument> SaveAsync(
        SheetDocument sheet,
        IReadOnlyList<SheetPageDocument> before,
        IReadOnlyList<SheetPageDocument> after,
        LinesDecided decided,
        CancellationToken cancellation)
    {
        var counted = sheet.Seeing(after) with
        {
            Tally = Recounted(sheet.Tally, TallyOf(before), TallyOf(after)),
            DecidedBy = [.. (sheet.DecidedBy ?? []).Union([decided.Meta.Subject], StringComparer.Ordinal)],
        };
        var (change, next) = sheets.Change(counted, decided, LineRanges.Of(decided.Changed.Select(l => l.Line)));
        var touched = decided.Changed.Select(l => sheet.PageOf(l.Line)).ToHashSet();
        foreach (var page in after.Where(p => touched.Contains(p.Page)))
        {
            change.Replace(page);
        }

        await commit.SaveAsync(change.Then(SheetFindings.Of(sheet, before, after)), cancellation);
        return next;
    }

    internal static SheetTally TallyOf(IEnumerable<SheetPageDocument> pages) => SheetTally.Of([.. pages.SelectMany(p => p.Lines)]);

    internal static SheetTally Recounted(SheetTally whole, SheetTally before, SheetTally after) => new(
        whole.Lines,
        whole.Eligible - before.Eligible + after.Eligible,
        whole.Ineligible - before.Ineligible + after.Ineligible,
        whole.Unverified - before.Unverified + after.Unverified);
}
