using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>
/// POST /appeals/{village}/{id}/decision: by an officer of the regency who had no hand in it, nor decided another about the same; of one that is overdue, by the Ministry too
/// (GOV-3).
/// </summary>
public sealed class DecideAppeal(Api api, AppealReading appeals, SameAppeals same, AppealedHands hands, AppealEffects effects, UnpaidMonths unpaid, ChangeCommit commit, IdempotentAnswers answers, PolicyVersions policies, MessageCatalogue messages, TimeProvider clock)
{
    private const string GoingOn = "appeal.unpaidAll";

    /// <summary>Decides it.</summary>
    [Function(nameof(DecideAppeal))]
    [Access(Role.RegencyOfficer, Role.MinistryOfficer, Area = "village")]
    [Takes<AppealDecisionDraft>]
    [Answers<AppealReceipt>]
    [Refuses(400, "card.missing", "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "change.newHeadForbidden", "change.newHeadRequired", "change.newHeadUnknown", "family.headMinor", "family.marriedTooYoung", "family.parentTooYoung", Rule = "REG-2")]
    [Refuses(400, "family.spouseSex", Rule = "REG-2")]
    [Refuses(409, "card.numbersGiven", Rule = "CRD-10")]
    [Refuses(409, "card.replacedBefore", Rule = "CRD-9")]
    [Refuses(409, "appeal.decided", Rule = "GOV-3")]
    [Refuses(409, "appeal.numberHeld", Rule = "REG-5")]
    [Refuses(409, "change.memberGone", "household.ended", Rule = "REG-8")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "card.notReplaceable", Rule = "CRD-5")]
    [Refuses(422, "card.holderHas", Rule = "CRD-9")]
    [Refuses(422, "appeal.decidedBefore", "appeal.notOverdue", Rule = "GOV-3")]
    [Refuses(422, "change.newHeadMinor", Rule = "REG-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/appeals/{village}/{id}/decision")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<AppealDecisionDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(Partitions.Registry(village), key, () => DecideAsync(village, id, draft, (key, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), caller.Actor, cancellation), cancellation);
        });

    private async Task<Answer> DecideAsync(string village, string id, AppealDecisionDraft draft, (IdempotencyKey Key, string Language) asked, Actor by, CancellationToken cancellation)
    {
        var found = await appeals.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        IReadOnlyCollection<string> hadAHand = [.. await same.DecidersAsync(found.State, cancellation), .. await hands.HandsAsync(found.State, cancellation)];
        if (AppealDecider.Obstacles(found.State, draft, by, now, hadAHand) is { Count: > 0 } obstacles)
        {
            throw new ProblemException(Accepted.ProblemOf(obstacles));
        }

        var effect = AppealDecider.IsGranted(draft) ? await effects.OfAsync(found.State, draft.Note!, by, cancellation) : null;
        var policy = policies.At(TimeZones.DateIn(found.State.Village, now));
        var happened = Accepted.Events(AppealDecider.Decide(found.State, draft, effect?.Result, by, policy, now, effect?.Asked))[0];
        var (change, state) = effect?.Change is { } made ? (made, AppealChanges.AddTo(made, found, happened)) : AppealChanges.Of(found, happened, isToldLater: effect is { Elsewhere: true, Result: AppealResult.CardMade });
        if (effect?.Seen is { } seen)
        {
            change.Replace(seen);
        }

        if (effect is { Elsewhere: true })
        {
            change.Then(CarryOutAppeals.Of(state).Entry());
        }

        var answer = Answer.Done(AppealReceipt.Of(state) with { Detail = await UnpaidAsync(state, effect, asked.Language, cancellation) });
        await commit.SaveAsync(answers.Keep(change, asked.Key, answer), cancellation);
        return answer;
    }

    // Of an end of assistance what a deliberation would have go on; of a removal or a death what goes on by this at once.
    private async Task<string?> UnpaidAsync(AppealState state, AppealEffect? effect, string language, CancellationToken cancellation)
    {
        var (text, so) = (state.Result, effect) switch
        {
            (AppealResult.ForDeliberation, _) when AppealNotices.IsAgainstAnEnd(state) => ("appeal.unpaid", await unpaid.OfStoppedAsync(state.Village.Value, state.About.Id, cancellation)),
            (AppealResult.RemovalCancelled, { Family: { } family }) => (GoingOn, await unpaid.UpheldAsync(family, cancellation)),
            (AppealResult.RemovalUndone or AppealResult.DeathUndone, { Family: { } family, Aid: { } aid }) => (GoingOn, await unpaid.UpheldAsync(family, aid, cancellation)),
            _ => (GoingOn, null),
        };
        return messages.GoingOn(language, text, so, await AtStakeAsync(state, effect, cancellation));
    }

    // What goes on by this at once, and stands on a sheet as ineligible that is not ratified (VER-8).
    private async Task<AidAtStake?> AtStakeAsync(AppealState state, AppealEffect? effect, CancellationToken cancellation) => (state.Result, effect) switch
    {
        (AppealResult.RemovalCancelled, { Family: { } family }) => await unpaid.AtStakeAsync(family, aid: null, cancellation),
        (AppealResult.RemovalUndone or AppealResult.DeathUndone, { Family: { } family, Aid: { } aid }) => await unpaid.AtStakeAsync(family, aid, cancellation),
        _ => null,
    };
}
