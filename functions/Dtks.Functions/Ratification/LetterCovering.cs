using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Puts open rows under a letter, a page at a time: the page and the rows' marks in one batch, so that a row is under exactly one letter
/// whoever signs at the same time; then counts them. Stopped anywhere, it goes on from there; done by two at once, it is done once.
/// </summary>
public sealed class LetterCovering(RatificationLedger ledger, OlderRows older, LetterPages pages, LetterRepository letters, LetterMatters matters, ChangeCommit commit, BriefRetry retry)
{
    private const int RowsAtATime = 20 * LetterPageDocument.MostRows;

    // Each miss is somebody else's progress; more than this is not.
    private const int MostMisses = 200;

    /// <summary>Goes on with a letter that is being signed, for so many pages at most.</summary>
    /// <returns>The letter as it is then; still signing when there is more to do.</returns>
    /// <exception cref="StaleException">Others kept coming first.</exception>
    public async Task<LetterDocument> CoverAsync(LetterDocument letter, int mostPages, CancellationToken cancellation)
    {
        var scope = matters.Of(letter.State).ScopeOf(letter.State.Period);
        if (scope.HasOlder && (await older.OpenAsync(letter.Regency, mostPages, cancellation)).Waiting() > 0)
        {
            return letter;
        }

        var (begun, misses) = (letter.Pages, 0);
        while (letter.State.Status == LetterStatus.Signing && letter.Pages - begun < mostPages)
        {
            var at = letter;
            var looked = await retry.RetryAsync(() => ledger.OpenAsync(at.Regency, scope, at.Cursor, at.CreatedOn, RowsAtATime, cancellation), cancellation);
            var next = looked.Last is not { } last ? await CompleteAsync(letter, cancellation)
                : looked.Rows.Count == 0 ? await PassOverAsync(letter, looked, last, cancellation)
                : await CoverAsync(letter, looked, begun + mostPages, cancellation);
            misses = next.ETag == letter.ETag ? misses + 1 : 0;
            letter = misses < MostMisses ? next : throw new StaleException();
        }

        return letter;
    }

    /// <summary>The batch that puts rows under a letter as its next page, and leaves out those that its regent took part in (GOV-2).</summary>
    /// <param name="change">Where it is added to.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="open">At most a page of open rows, in order.</param>
    /// <returns>The letter after it.</returns>
    public static LetterDocument Cover(ChangeSet change, LetterDocument letter, IReadOnlyList<RatifiableRowDocument> open)
    {
        var rows = open.Where(row => !row.Row.TookPart(letter.State.SignedBy)).ToList();
        var after = letter with { Cursor = open[^1].Key! };
        if (rows.Count == 0)
        {
            return after;
        }

        change.Create(LetterPageDocument.Of(letter, letter.Pages, rows.Select(row => row.Row)));
        foreach (var row in rows)
        {
            change.Replace(row.Under(letter.State.Id, letter.Pages));
        }

        return after with { Pages = letter.Pages + 1, Covered = letter.Covered + rows.Count };
    }

    private async Task<LetterDocument> CoverAsync(LetterDocument letter, OpenRows looked, int mostPages, CancellationToken cancellation)
    {
        foreach (var page in looked.Rows.Chunk(LetterPageDocument.MostRows))
        {
            var change = ChangeSet.Bookkeeping(Partitions.Ratifications(letter.Regency));
            change.Replace(Beyond(Cover(change, letter, page), letter.Cursor, looked, page[^1].Key!));
            var saved = await TrySaveAsync(change, cancellation);
            letter = await ReloadAsync(letter, cancellation);
            if (!saved || letter.Pages >= mostPages)
            {
                break;
            }
        }

        return letter;
    }

    // Nothing but rows that cannot be read: they are set aside, and the letter goes on after them.
    private async Task<LetterDocument> PassOverAsync(LetterDocument letter, OpenRows looked, string last, CancellationToken cancellation)
    {
        await TrySaveAsync(ChangeSet.Bookkeeping(Partitions.Ratifications(letter.Regency)).Replace(Beyond(letter, letter.Cursor, looked, last)), cancellation);
        return await ReloadAsync(letter, cancellation);
    }

    // Those passed over are counted with the cursor that passes them, and so once. A letter signed within the request knows how many they are since then.
    private static LetterDocument Beyond(LetterDocument letter, string from, OpenRows looked, string upTo)
    {
        var passed = letter.Large ? looked.Unreadable.Count(key => string.CompareOrdinal(key, from) > 0 && string.CompareOrdinal(key, upTo) <= 0) : 0;
        return letter with { Cursor = upTo, Unreadable = passed > 0 ? (letter.Unreadable ?? 0) + passed : letter.Unreadable };
    }

    private async Task<LetterDocument> CompleteAsync(LetterDocument letter, CancellationToken cancellation)
    {
        var count = await pages.CountAsync(letter, subject: null, cancellation);
        int? sheets = letter.State.Subject == RatificationSubject.Eligibility ? letter.Covered : null;
        var covered = LetterDecider.Decide(new LetterCommand.Cover(count.Rows, count.Digest, sheets), letter.State, letters.Policy(letter.State.Regency), letters.Now()).Events[0];
        var change = letters.Change(letter, covered).Replace(letter with { State = covered.State });
        await TrySaveAsync(change.Create(LetterVillagesDocument.Of(letter, count.Villages)), cancellation);
        return await ReloadAsync(letter, cancellation);
    }

    private async Task<LetterDocument> ReloadAsync(LetterDocument letter, CancellationToken cancellation) =>
        (await retry.RetryAsync(() => letters.FindAsync(letter.Regency, letter.State.Id, cancellation), cancellation))!;

    private async Task<bool> TrySaveAsync(ChangeSet change, CancellationToken cancellation)
    {
        try
        {
            await retry.RetryAsync(() => commit.SaveAsync(change, cancellation), cancellation);
            return true;
        }
        catch (StaleException)
        {
            return false;
        }
    }
}
