using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>Signs and reviews letters of ratification (RAT-1, RAT-3, RAT-8).</summary>
public sealed class LetterBook(DocumentStore store, RatifiableRows rows, ChangeCommit commit, KeyedHash hash, TimeProvider clock)
{
    /// <summary>A letter, or null when there is none.</summary>
    public async Task<LetterDocument?> FindAsync(string regency, string letter, CancellationToken cancellation) =>
        PathId.IsId(letter)
            ? await store.ReadAsync<LetterDocument>(Partitions.Ratifications(regency), LetterDocument.IdOf(letter), cancellation)
            : null;

    /// <summary>The regent signs for exactly the rows eligible and not yet covered by a letter.</summary>
    /// <exception cref="ProblemException">400, 409 or 422 as the domain decides.</exception>
    public async Task<Answer> SignAsync(AreaCode regency, RatificationDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var head = await rows.HeadAsync(regency.Value, cancellation);
        var covered = await rows.BetweenAsync(regency.Value, head.Covered, head.Last, cancellation);
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
        var change = Change(letter, signed, by)
            .Create(letter)
            .Create(new LetterNumberDocument { Id = NumberId(signed.State), Regency = regency.Value, Letter = key.Id })
            .Replace(head with { Covered = head.Last });
        await commit.SaveAsync(IdempotentAnswers.Keep(change, key, answer), cancellation);
        return answer;
    }

    /// <summary>The Ministry reviews a letter; its rows are counted again (RAT-8).</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412 or 422 as the domain decides.</exception>
    public async Task<Answer> ReviewAsync(
        AreaCode regency, string id, ReviewDraft draft, Actor by, IdempotencyKey key, string? ifMatch, CancellationToken cancellation)
    {
        var letter = await FindAsync(regency.Value, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        EntityTag.Require(ifMatch, letter);
        var covered = await rows.BetweenAsync(regency.Value, letter.After, letter.UpTo, cancellation);
        var reviewed = Accepted.Events(LetterDecider.Decide(new LetterCommand.Review(draft, covered, by), letter.State, Policy(regency), Now()))[0];
        var answer = Answer.Done(LetterView.Of(reviewed.State));
        var change = Change(letter, reviewed, by).Replace(letter with { State = reviewed.State });
        await commit.SaveAsync(IdempotentAnswers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private ChangeSet Change(LetterDocument letter, LetterEvent happened, Actor by)
    {
        var state = happened.State;
        return new ChangeSet(Partitions.Ratifications(letter.Regency))
            .Create(AuditDocument.Of(Partitions.Ratifications(letter.Regency), by, happened.Meta.Code, letter.Id, clock.GetUtcNow()))
            .Then(
                OutboxEntry.Event(
                    $"dtks.{happened.Meta.Code}.v1",
                    $"ratifications/{letter.Regency}/{state.Id}",
                    new LetterHappened(state.Id, letter.Regency, state.Period, state.Status, state.Rows, state.Digest)),
                OutboxEntry.Message(ApplyLetters.Queue, new LetterMessage(letter.Regency, state.Id, letter.After)));
    }

    private async Task RefuseUsedNumberAsync(LetterState letter, CancellationToken cancellation)
    {
        if (await store.ReadAsync<LetterNumberDocument>(Partitions.Ratifications(letter.Regency.Value), NumberId(letter), cancellation) is not null)
        {
            throw new ProblemException(new Problem(
                409, LetterViolations.NumberUsed, "RAT-1", new Dictionary<string, string> { ["number"] = letter.Number }, [new ProblemError("/letter/number", LetterViolations.NumberUsed, "RAT-1", new Dictionary<string, string> { ["number"] = letter.Number })]));
        }
    }

    // A letter's number may hold any character; a document's id may not.
    private string NumberId(LetterState letter) => $"number-{hash.Of("letter", letter.Number.ToUpperInvariant())[..32]}";

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private PolicyVersion Policy(AreaCode regency) => PolicyVersions.At(TimeZones.DateIn(regency, Now()));
}
