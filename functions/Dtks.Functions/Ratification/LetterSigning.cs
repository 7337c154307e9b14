using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>
/// The regent signs (RAT-1, RAT-8): at once for a page of rows, within the request up to a thousand, in the background beyond. The letter's
/// id is its request's key, so a repeated request is answered from the letter, however much later it comes.
/// </summary>
public sealed class LetterSigning(
    LetterRepository letters, LetterMonths months, RatificationLedger ledger, OlderRows older, LetterCovering covering, LetterMatters matters, ChangeCommit commit, BodyHash hash, TimeProvider clock)
{
    // A small letter has at most a dozen pages; what comes in meanwhile may add one or two.
    private const int MostPages = 16;

    private const int MostOlderPages = (LetterRepository.SmallMost / 90) + 1;

    /// <summary>Signs for exactly the rows that are eligible now and not yet covered by a letter.</summary>
    /// <exception cref="ProblemException">400, 409 or 422 as the domain decides.</exception>
    public async Task<Answer> SignAsync(AreaCode regency, RatificationDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var scope = matters.ScopeOf(draft);
        var (open, unreadable, own, large) = await EligibleAsync(regency.Value, scope, by.Subject, now, cancellation);
        var whole = open.Count is > 0 and <= LetterPageDocument.MostRows ? Counted([.. open.Select(row => row.Row)]) : null;
        var command = new LetterCommand.Sign(key.Id, regency, draft, large ? LetterRepository.SmallMost + 1 : open.Count, own, by, whole);
        var dates = await months.FromAsync(draft.Period, TimeZones.DateIn(regency, Instant.FromDateTimeOffset(now)), cancellation);
        var signed = Accepted.Events(LetterDecider.Decide(command, dates, letters.Policy(regency), letters.Now()))[0];
        var letter = new LetterDocument
        {
            Id = LetterDocument.IdOf(key.Id),
            Regency = regency.Value,
            CreatedOn = now,
            Large = large,
            Cursor = scope.From,
            Unreadable = unreadable > 0 ? unreadable : null,
            BodyHash = key.Given ? hash.Of(key) : null,
            State = signed.State,
        };
        if (whole is null)
        {
            await SaveAsync(Begun(letter, signed, open), signed.State, cancellation);
            letter = (await letters.FindAsync(letter.Regency, key.Id, cancellation))!;
        }
        else
        {
            await SaveAsync(Whole(letter, signed, open), signed.State, cancellation);
        }

        return await AnswerAsync(letter, cancellation);
    }

    /// <summary>The answer to a request that was sent before; null for a first time.</summary>
    /// <exception cref="ProblemException">409 when the key was used with another body.</exception>
    public async Task<Answer?> RepeatedAsync(AreaCode regency, IdempotencyKey key, CancellationToken cancellation)
    {
        if (!key.Given || await letters.FindAsync(regency.Value, key.Id, cancellation) is not { BodyHash: { } stored } letter)
        {
            return null;
        }

        hash.Require(stored, key);
        return await AnswerAsync(letter, cancellation);
    }

    private async Task<(IReadOnlyList<RatifiableRowDocument> Open, int Unreadable, int Own, bool Large)> EligibleAsync(
        string regency, OpenScope scope, string subject, DateTimeOffset now, CancellationToken cancellation)
    {
        var head = scope.HasOlder ? await older.HeadAsync(regency, cancellation) : new LedgerHeadDocument { Id = LedgerHeadDocument.TheId, Regency = regency };
        if (head.Waiting() is > 0 and <= LetterRepository.SmallMost)
        {
            head = await older.OpenAsync(regency, MostOlderPages, cancellation);
        }

        var (open, unreadable, _) = await ledger.SomeAsync(regency, scope, now, LetterRepository.SmallMost + 1, cancellation);
        return open.Sum(row => row.Row.Count()) + unreadable.Count + head.Waiting() > LetterRepository.SmallMost
            ? ([], 0, await ledger.CountOwnAsync(regency, scope, subject, head, now, cancellation), true)
            : ([.. open.OrderBy(row => row.Key, StringComparer.Ordinal)], unreadable.Count, open.Count(row => row.Row.TookPart(subject)), false);
    }

    private static CountedRows Counted(IReadOnlyList<RatificationRow> rows) =>
        new(rows.Sum(row => row.Count()), LetterDigest.Of(rows), rows[0].Lines is null ? null : rows.Count);

    // What one page holds is signed whole in one batch, and needs neither page nor progress beside it.
    private ChangeSet Whole(LetterDocument letter, LetterEvent signed, IReadOnlyList<RatifiableRowDocument> open)
    {
        var whole = new WholeLetter(PageStage.Covered, [.. open.Select(row => new LetterRow(row.Row, null))]);
        var after = letter with { Pages = 1, Covered = open.Count, Whole = whole };
        var change = letters.Change(after, signed).Create(letters.NumberOf(signed.State)).Create(after);
        foreach (var row in open)
        {
            change.Replace(row.Under(signed.State.Id, page: 0));
        }

        return change;
    }

    // The first page goes with the letter: a small letter is never without rows.
    private ChangeSet Begun(LetterDocument letter, LetterEvent signed, IReadOnlyList<RatifiableRowDocument> open)
    {
        var page = open.Take(LetterPageDocument.MostRows).ToList();
        var change = letters.Change(letter, signed).Create(letters.NumberOf(signed.State)).Create(LetterProgressDocument.Of(letter));
        return change.Create(page.Count > 0 ? LetterCovering.Cover(change, letter, page) : letter);
    }

    private async Task SaveAsync(ChangeSet change, LetterState letter, CancellationToken cancellation)
    {
        try
        {
            await commit.SaveAsync(change, cancellation);
        }
        catch (StaleException)
        {
            await RefuseUsedNumberAsync(letter, cancellation);
            throw;
        }
    }

    private async Task<Answer> AnswerAsync(LetterDocument letter, CancellationToken cancellation)
    {
        var location = $"/api/regencies/{letter.Regency}/ratifications/{letter.State.Id}";
        if (letter is { Large: false, State.Status: LetterStatus.Signing })
        {
            letter = await covering.CoverAsync(letter, MostPages, cancellation);
        }

        var first = letter.State.First();
        return letter.Large || first.Rows is 0 or > LetterRepository.SmallMost
            ? Answer.Accepted(LetterView.Begun(first), location)
            : Answer.Created(LetterView.Signed(first) with { Unreadable = letter.Unreadable }, location);
    }

    private async Task RefuseUsedNumberAsync(LetterState letter, CancellationToken cancellation)
    {
        if (await letters.IsNumberUsedAsync(letter, cancellation))
        {
            throw LetterRepository.NumberUsed(letter);
        }
    }
}
