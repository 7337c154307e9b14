using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>Takes a step of a whole sheet that a request asks for (VER-1, VER-8): of the sheet its head alone changes, in one batch with the answer that its key gives again.</summary>
public sealed class SheetSteps(SheetRepository sheets, CarryingSheets carrying, ChangeCommit commit, IdempotentAnswers answers, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>Takes it; the answer is where the sheet stands then.</summary>
    /// <param name="village">The village.</param>
    /// <param name="period">The month.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="ifMatch">The version that the client holds to.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="decide">What happens to the sheet.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">404, 409, 412, or what deciding refuses.</exception>
    public Task<Answer> TakeAsync(
        string village, string period, IdempotencyKey key, ExpectedVersion ifMatch, string language, Func<SheetDocument, Task<SheetStep>> decide, CancellationToken cancellation) =>
        answers.OnceAsync(
            Partitions.Registry(village), key,
            async () =>
            {
                var sheet = await SheetPath.FindAsync(sheets, village, period, cancellation);
                ifMatch.Require(sheet.EntityTag());
                var (after, happened, also) = await decide(sheet);
                var (change, next) = sheets.Change(after with { History = [.. sheet.History, happened.Meta] }, happened);
                also?.Invoke(change);
                var view = SheetView.Of(next);
                var advice = SheetAdvice.Of(next.Period, next.Running(clock.GetUtcNow()), next.Unverified(clock.GetUtcNow()), messages, language, await carrying.OfAsync(next, cancellation));
                var answer = Answer.Done(view with { Advice = advice }, next.EntityTag());
                await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
                return answer;
            },
            cancellation);
}

/// <summary>A step of a whole sheet.</summary>
/// <param name="After">Its head after it, but for what every step notes.</param>
/// <param name="Happened">What happened to it.</param>
/// <param name="Also">What else changes with it, in the same batch; null for nothing.</param>
public sealed record SheetStep(SheetDocument After, SheetEvent Happened, Action<ChangeSet>? Also = null);
