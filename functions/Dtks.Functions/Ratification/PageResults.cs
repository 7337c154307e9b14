using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>Saves what came of a page's rows, counts it towards the letter, tells of rows that could not be applied, and finds when all is done.</summary>
public sealed class PageResults(LetterRepository letters, LetterPages pages, LetterProgress progressOf, DocumentStore store, ChangeCommit commit)
{
    /// <summary>The type of the event that tells of a row that could not be applied.</summary>
    public const string RowEvent = "dtks.ratification.rowNotApplied.v1";

    /// <summary>
    /// Saves a page: in one batch with what it adds to the letter's progress. What stands with its letter is saved with it, and with its end when
    /// that is it.
    /// </summary>
    /// <exception cref="StaleException">The page changed since it was read.</exception>
    public async Task SaveAsync(LetterDocument letter, LetterPageDocument before, LetterPageDocument after, CancellationToken cancellation)
    {
        if (letter.Whole is { } whole)
        {
            await SaveAsync(letter, whole, before, after, cancellation);
            return;
        }

        var partition = Partitions.Ratifications(letter.Regency);
        if (letter.IsOlder())
        {
            // A letter from before progress was counted.
            await store.TryCreateAsync(partition, LetterProgressDocument.Of(letter), cancellation);
        }

        var change = ChangeSet.Bookkeeping(partition).Save(after).Then(Events(letter, before, after));
        var by = Added(before, after);
        if (by.Count > 0)
        {
            change.Batch.Increment(LetterProgressDocument.IdOf(letter.State), by);
        }

        await commit.SaveAsync(change, cancellation);
    }

    /// <summary>Notes that a conforming letter is applied, or one that goes again is signed for the rows it has now (RAT-5), once all its pages are done.</summary>
    public async Task FinishAsync(LetterDocument letter, CancellationToken cancellation)
    {
        if (letter.Whole is not null || letter.State.Status is not (LetterStatus.Conforming or LetterStatus.Resubmitting))
        {
            return;
        }

        var progress = await progressOf.OfAsync(letter, cancellation);
        if ((letter.State.Status == LetterStatus.Conforming ? progress?.PagesReviewed : progress?.PagesGathered) < letter.PageCount())
        {
            return;
        }

        var count = letter.State.Status == LetterStatus.Conforming ? null : await pages.CountAsync(letter, subject: null, cancellation);
        var happened = count is null ? Finished(letter) : Gathered(letter, count.Rows, count.Digest);
        var change = letters.Change(letter, happened).Replace(letter with { State = happened[^1].State, Withdrawn = null });
        try
        {
            await commit.SaveAsync(count is null ? change : change.Create(LetterVillagesDocument.Of(letter, count.Villages)), cancellation);
        }
        catch (StaleException)
        {
            // Another page was last as well, and noted it.
        }
    }

    private Task SaveAsync(LetterDocument letter, WholeLetter whole, LetterPageDocument before, LetterPageDocument after, CancellationToken cancellation)
    {
        // Few rows that are all ratified need no note: their proposals say it.
        if (whole.IsSmall() && before.Stage == PageStage.Covered && after is { Stage: PageStage.Ratified, Unapplied: 0 })
        {
            return Task.CompletedTask;
        }

        var happened = letter.State.Status == LetterStatus.Resubmitting ? Gathered(letter, after) : after.Stage == PageStage.Reviewed ? Finished(letter) : [];
        var change = happened.Count > 0 ? letters.Change(letter, happened) : ChangeSet.Bookkeeping(Partitions.Ratifications(letter.Regency));
        var state = happened.Count > 0 ? happened[^1].State : letter.State;
        change.Replace(letter with { Whole = new WholeLetter(after.Stage, after.Rows, after.Round), State = state, Withdrawn = null }).Then(Events(letter, before, after));
        return commit.SaveAsync(change, cancellation);
    }

    private IReadOnlyList<LetterEvent> Finished(LetterDocument letter) =>
        LetterDecider.Decide(new LetterCommand.Finish(), letter.State, letters.Policy(letter.State.Regency), letters.Now()).Events;

    private IReadOnlyList<LetterEvent> Gathered(LetterDocument letter, LetterPageDocument page)
    {
        var rows = page.Rows.Where(row => row.Left is null).Select(row => row.Row).ToList();
        return Gathered(letter, rows.Count, LetterDigest.Of(rows));
    }

    private IReadOnlyList<LetterEvent> Gathered(LetterDocument letter, int rows, string digest) =>
        LetterDecider.Decide(new LetterCommand.Cover(rows, digest), letter.State, letters.Policy(letter.State.Regency), letters.Now()).Events;

    // A letter that goes again is counted afresh.
    private static Dictionary<string, long> Added(LetterPageDocument earlier, LetterPageDocument after) => After(earlier.Round == after.Round ? earlier : earlier.Afresh(), after);

    private static Dictionary<string, long> After(LetterPageDocument before, LetterPageDocument after) =>
        new (string Name, long By)[]
        {
            ("/pagesReviewed", Pages(after) - Pages(before)),
            ("/ratified", Done(after, PageStage.Ratified) - Done(before, PageStage.Ratified)),
            ("/applied", Done(after, PageStage.Reviewed) - after.WentBack() - Done(before, PageStage.Reviewed) + before.WentBack()),
            ("/returned", after.WentBack() - before.WentBack()),
            ("/notApplied", after.Unapplied - before.Unapplied),
            ("/pagesGathered", after.Round is not null && before.Stage == PageStage.Covered ? 1 : 0),
            ("/left", before.Stage == PageStage.Covered ? after.LeftRows : 0),
        }.Where(added => added.By != 0).ToDictionary(added => added.Name, added => added.By, StringComparer.Ordinal);

    private static long Pages(LetterPageDocument page) => page.Stage == PageStage.Reviewed ? 1 : 0;

    private static long Done(LetterPageDocument page, PageStage stage) => page.Stage < stage ? 0 : page.Under() - page.Unapplied;

    private static IEnumerable<OutboxEntry> Events(LetterDocument letter, LetterPageDocument before, LetterPageDocument after) =>
        from pair in before.Rows.Zip(after.Rows)
        let problem = pair.Second.Problem
        where problem is not null && problem.Code != pair.First.Problem?.Code
        let row = pair.Second.Row
        select OutboxEntry.Event(
            RowEvent,
            $"ratifications/{letter.Regency}/{letter.State.Id}",
            new RowEventData(letter.State.Id, letter.Regency, row.Village.Value, row.Proposal, problem.Code, problem.Rule));
}
