using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>Signs letters of ratification and reviews them (RAT-1, RAT-3, RAT-8).</summary>
public sealed class LetterSigning(LetterRepository letters, RatificationLedger ledger, ChangeCommit commit, TimeProvider clock)
{
    /// <summary>The regent signs for exactly the rows eligible and not yet covered by a letter.</summary>
    /// <exception cref="ProblemException">400, 409 or 422 as the domain decides.</exception>
    public async Task<Answer> SignAsync(AreaCode regency, RatificationDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var head = await ledger.HeadAsync(regency.Value, cancellation);
        var covered = await ledger.BetweenAsync(regency.Value, head.Covered, head.Last, cancellation);
        var signed = Accepted.Events(LetterDecider.Decide(new LetterCommand.Sign(key.Id, regency, draft, covered, by), Policy(regency), Now()))[0];
        await RefuseUsedNumberAsync(signed.State, cancellation);
        var letter = new LetterDocument
        {
            Id = LetterDocument.IdOf(key.Id),
            Regency = regency.Value,
            After = head.Covered,
            UpTo = head.Last,
            CreatedOn = clock.GetUtcNow(),
            State = signed.State,
        };
        var answer = Answer.Created(LetterView.Of(signed.State), $"/api/regencies/{regency}/ratifications/{key.Id}");
        var change = letters.Change(letter, signed, by)
            .Create(letter)
            .Create(letters.NumberOf(signed.State))
            .Replace(head with { Covered = head.Last });
        await commit.SaveAsync(IdempotentAnswers.Keep(change, key, answer), cancellation);
        return answer;
    }

    /// <summary>The Ministry reviews a letter; its rows are counted again (RAT-8).</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412 or 422 as the domain decides.</exception>
    public async Task<Answer> ReviewAsync(
        AreaCode regency, string id, ReviewDraft draft, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var letter = await letters.FindAsync(regency.Value, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(letter.ETag);
        var covered = await ledger.BetweenAsync(regency.Value, letter.After, letter.UpTo, cancellation);
        var reviewed = Accepted.Events(LetterDecider.Decide(new LetterCommand.Review(draft, covered, by), letter.State, Policy(regency), Now()))[0];
        var answer = Answer.Done(LetterView.Of(reviewed.State));
        var change = letters.Change(letter, reviewed, by).Replace(letter with { State = reviewed.State });
        await commit.SaveAsync(IdempotentAnswers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private async Task RefuseUsedNumberAsync(LetterState letter, CancellationToken cancellation)
    {
        if (await letters.IsNumberUsedAsync(letter, cancellation))
        {
            var args = new Dictionary<string, string> { ["number"] = letter.Number };
            var error = new ProblemError("/letter/number", LetterViolations.NumberUsed, "RAT-1", args);
            throw new ProblemException(new Problem(409, LetterViolations.NumberUsed, "RAT-1", args, [error]));
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private PolicyVersion Policy(AreaCode regency) => PolicyVersions.At(TimeZones.DateIn(regency, Now()));
}
