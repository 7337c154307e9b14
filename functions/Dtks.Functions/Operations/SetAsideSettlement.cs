using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Operations;

/// <summary>Puts what was set aside back on its queue, or lets go of it; each once, with its audit entry.</summary>
public sealed class SetAsideSettlement(Shelf shelf, ChangeCommit commit, IdempotentAnswers answers)
{
    private const string ReplayedAction = "operations.replayed";

    /// <summary>
    /// Puts a message back on its queue. One that is on its way, or done, is answered as it stands: replayed twice it is sent once.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">The operator.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="view">How it is shown.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">404 when there is no such item; 409 when it was let go of.</exception>
    public Task<Answer> ReplayAsync(string id, Actor by, IdempotencyKey key, Func<SetAsideDocument, object> view, CancellationToken cancellation) =>
        OnceAsync(id, by, key, view, ReplayedAction, Replayed, cancellation);

    /// <summary>Lets go of a message that should never have been sent, or was seen to otherwise. It can be replayed no more.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="note">Why.</param>
    /// <param name="by">The operator.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="view">How it is shown.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">404 when there is no such item.</exception>
    public Task<Answer> DismissAsync(string id, string note, Actor by, IdempotencyKey key, Func<SetAsideDocument, object> view, CancellationToken cancellation) =>
        OnceAsync(id, by, key, view, "operations.dismissed", kept => (kept with { Status = SetAsideStatus.Done, Note = note }, null), cancellation);

    private static (SetAsideDocument After, OutboxEntry? Follows) Replayed(SetAsideDocument kept) =>
        (kept with { Status = SetAsideStatus.Replayed, Replays = kept.Replays + 1 }, OutboxEntry.Message(kept.Queue, new ReplayMessage(kept.Id)));

    private async Task<Answer> OnceAsync(
        string id,
        Actor by,
        IdempotencyKey key,
        Func<SetAsideDocument, object> view,
        string what,
        Func<SetAsideDocument, (SetAsideDocument After, OutboxEntry? Follows)> settle,
        CancellationToken cancellation)
    {
        var day = SetAsideId.DayIn(id) ?? throw new ProblemException(Problem.NotFound);
        return await answers.OnceAsync(() => GivenAsync(id, day, key, cancellation), () => SettleAsync(id, by, key, view, what, settle, cancellation), cancellation);
    }

    // Message and note are kept with what was set aside alone, where they are encrypted.
    private async Task<Answer?> GivenAsync(string id, string day, IdempotencyKey key, CancellationToken cancellation)
    {
        var given = await answers.FindAsync(Shelf.Partition(day), key, cancellation);
        var kept = given is null ? null : await shelf.FindAsync(id, cancellation);
        return kept is null ? given : given!.WithTexts(("message", kept.Text), ("note", kept.Note));
    }

    private async Task<Answer> SettleAsync(
        string id,
        Actor by,
        IdempotencyKey key,
        Func<SetAsideDocument, object> view,
        string what,
        Func<SetAsideDocument, (SetAsideDocument After, OutboxEntry? Follows)> settle,
        CancellationToken cancellation)
    {
        var kept = await shelf.FindAsync(id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (kept.Status != SetAsideStatus.Waiting)
        {
            return what == ReplayedAction && kept.Note is { } note
                ? throw new ProblemException(new Problem(409, "operations.letGo", Args: new Dictionary<string, string> { ["note"] = note }))
                : AnswerOf(kept, view);
        }

        var (after, follows) = settle(kept);
        var partition = Shelf.Partition(kept.Day);
        var change = new ChangeSet(partition, [AuditEntry.Of(by, what, id, new { after.Status, after.Note })]).Replace(after);
        if (follows is not null)
        {
            change.Then(follows);
        }

        var answer = AnswerOf(after, view);
        await commit.SaveAsync(answers.Keep(change, key, answer.WithoutTexts("message", "note")), cancellation);
        return answer;
    }

    private static Answer AnswerOf(SetAsideDocument kept, Func<SetAsideDocument, object> view) =>
        kept.Status == SetAsideStatus.Replayed ? Answer.Accepted(view(kept), $"/api/operations/poison/{kept.Id}") : Answer.Done(view(kept));
}
