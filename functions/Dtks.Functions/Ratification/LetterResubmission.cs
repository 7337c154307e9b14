using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Ratification;

/// <summary>The regent sends a returned letter to the Ministry again (RAT-5). Which of its rows go along is found afterwards, of few rows within the request.</summary>
public sealed class LetterResubmission(LetterRepository letters, LetterMonths months, LetterProgress progressOf, NamedRows named, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Begins it.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412 or 422 as the domain decides.</exception>
    public async Task<Answer> ResubmitAsync(
        AreaCode regency, string id, ResubmissionDraft draft, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(by);
        var letter = await letters.FindAsync(regency.Value, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(letter.ETag);
        var command = await CommandAsync(letter, draft, by, cancellation);
        var dates = await months.OfAsync(letter.State.CountsFor ?? letter.State.Period, cancellation);
        var happened = Accepted.Events(LetterDecider.Decide(command, letter.State, dates, letters.Policy(letter.State.Regency), letters.Now()))[0];
        var after = letter with { State = happened.State, Withdrawn = happened.RowsOut().Count > 0 ? happened.RowsOut() : null };
        var change = letters.Change(after, happened).Replace(after);
        if (after.Whole is null)
        {
            change.Create(LetterProgressDocument.Of(after));
        }

        if (!await letters.HasNumberAsync(after.State, cancellation))
        {
            change.Create(letters.NumberOf(after.State));
        }

        var answer = Answer.Accepted(LetterView.Of(after.State), $"/api/regencies/{letter.Regency}/ratifications/{id}");
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private async Task<LetterCommand.Resubmit> CommandAsync(LetterDocument letter, ResubmissionDraft draft, Actor by, CancellationToken cancellation)
    {
        if (letter.State.Status != LetterStatus.Returned)
        {
            return new LetterCommand.Resubmit(draft, Returned: false, Own: 0, Under: null, by);
        }

        var withdrawn = draft.Withdrawn ?? [];
        var under = await named.UnderAsync(letter, withdrawn, cancellation);
        return new LetterCommand.Resubmit(draft, await IsReturnedAsync(letter, cancellation), await named.CountOwnAsync(letter, by.Subject, withdrawn, cancellation), under, by);
    }

    // Of older letters that were reviewed before progress was counted nothing is left to do.
    private async Task<bool> IsReturnedAsync(LetterDocument letter, CancellationToken cancellation) =>
        await progressOf.OfAsync(letter, cancellation) is not { } progress || progress.PagesReviewed >= letter.PageCount();
}
