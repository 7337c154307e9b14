using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Ratification;

/// <summary>The Ministry reviews letters (RAT-3, RAT-5): the rows are counted again (RAT-8), within the request up to a thousand.</summary>
public sealed class LetterReview(LetterRepository letters, LetterPages pages, LetterReturns returns, NamedRows named, RatificationLedger ledger, ChangeCommit commit, IdempotentAnswers answers)
{
    private const string Reasons = "reasons";
    private const string Source = "source";

    /// <summary>The answer that a review was given before under its key; null for a first time. Its reasons are kept with the letter alone, where they are encrypted.</summary>
    /// <exception cref="ProblemException">409 when the key was used with another body.</exception>
    public async Task<Answer?> GivenAsync(AreaCode regency, string id, IdempotencyKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        var given = await answers.FindAsync(Partitions.Ratifications(regency.Value), key, cancellation);
        var letter = given is null ? null : await letters.FindAsync(regency.Value, id, cancellation);
        if (letter is null)
        {
            return given;
        }

        // A review of before the letter went again (RAT-5) has its texts from then.
        var round = (int?)JsonText.Read<JObject>(given!.Body)["round"] ?? 0;
        var (reasons, source) = letter.State.Earlier is { } earlier && round < earlier.Count ? (earlier[round].Reasons, earlier[round].Source) : (letter.State.Reasons, letter.State.Source);
        return given.WithTexts((Reasons, new JArray(reasons)), (Source, source));
    }

    /// <summary>Reviews a letter.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412 or 422 as the domain decides.</exception>
    public async Task<Answer> ReviewAsync(
        AreaCode regency, string id, ReviewDraft draft, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var letter = await letters.FindAsync(regency.Value, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(letter.ETag);
        return letter.State.Rows > LetterRepository.SmallMost
            ? await BeginAsync(letter, draft, by, key, cancellation)
            : await AtOnceAsync(letter, draft, by, key, cancellation);
    }

    /// <summary>Counts the rows of a letter whose review waits for it. Rows that are not those signed for leave it signed, and it tells why.</summary>
    public async Task RecountAsync(LetterDocument letter, CancellationToken cancellation)
    {
        var count = await pages.CountAsync(letter, subject: null, cancellation);
        var (policy, now) = (letters.Policy(letter.State.Regency), letters.Now());
        var decision = LetterDecider.Decide(new LetterCommand.Recount(count.Rows, count.Digest), letter.State, policy, now);
        var happened = decision.IsAccepted ? decision.Events[0] : LetterDecider.Refuse(letter.State, decision.Violations[0], policy, now);
        try
        {
            await commit.SaveAsync(letters.Change(letter, happened).Replace(letter with { State = happened.State }), cancellation);
        }
        catch (StaleException)
        {
            // The message came twice at once, and the other was first.
        }
    }

    private async Task<Answer> AtOnceAsync(LetterDocument letter, ReviewDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var count = letter.State.Status == LetterStatus.Signed
            ? await pages.CountAsync(letter, by.Subject, cancellation)
            : new LetterCount(0, string.Empty, 0, []);
        var under = await UnderAsync(letter, draft, cancellation);
        var found = Review(letter, new LetterCommand.Review(draft, count.Own, by, new CountedRows(count.Rows, count.Digest), under));
        return await SaveAsync(letter, found, key, Answer.Done(LetterView.Reviewed(found.State)), cancellation);
    }

    private async Task<Answer> BeginAsync(LetterDocument letter, ReviewDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var own = await ledger.CountOwnAsync(letter, by.Subject, cancellation);
        var reviewed = Review(letter, new LetterCommand.Review(draft, own, by, Under: await UnderAsync(letter, draft, cancellation)));
        var answer = Answer.Accepted(LetterView.Of(reviewed.State), $"/api/regencies/{letter.Regency}/ratifications/{letter.State.Id}");
        return await SaveAsync(letter, reviewed, key, answer, cancellation);
    }

    private Task<IReadOnlySet<string>> UnderAsync(LetterDocument letter, ReviewDraft draft, CancellationToken cancellation) =>
        named.UnderAsync(letter, (draft.Rows ?? []).Select(row => row?.Row), cancellation);

    // The rows that go back alone are kept in the batch that says so: whoever carries the letter over finds them.
    private async Task<Answer> SaveAsync(LetterDocument letter, LetterEvent reviewed, IdempotencyKey key, Answer answer, CancellationToken cancellation)
    {
        var change = letters.Change(letter, reviewed).Replace(letter with { State = reviewed.State });
        if (reviewed.RowsBack().Count > 0)
        {
            change.Save(await returns.OfAsync(letter, reviewed.RowsBack(), cancellation));
        }

        await commit.SaveAsync(answers.Keep(change, key, answer.WithoutTexts(Reasons, Source)), cancellation);
        return answer;
    }

    private LetterEvent Review(LetterDocument letter, LetterCommand.Review command) =>
        Accepted.Events(LetterDecider.Decide(command, letter.State, letters.Policy(letter.State.Regency), letters.Now()))[0];
}
