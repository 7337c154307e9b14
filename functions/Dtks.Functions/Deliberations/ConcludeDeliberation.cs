using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// POST /villages/{village}/deliberations/{id}/conclusion: the gate of MUS-3, MUS-4, MUS-7 and MUS-8. Nothing takes effect before it is passed.
/// </summary>
public sealed class ConcludeDeliberation(
    Api api,
    DeliberationRepository repository,
    IDeliberationDocuments documents,
    DeliberationReadiness readiness,
    OpenDecisions decisions,
    ConclusionTurns turns,
    ICardDeliberations cards,
    ChangeCommit commit,
    IdempotentAnswers answers)
{
    /// <summary>Concludes it, or names every condition that is not met.</summary>
    [Function(nameof(ConcludeDeliberation))]
    [Access(Role.VillageHead, Area = "village")]
    [Takes<ConclusionDraft>(IfMatch = true)]
    [Answers<DeliberationReceipt>]
    [Refuses(400, "input.required", "list.size", "number.range", "text.characters", "text.length")]
    [Refuses(400, "replacement.householdUnknown", "resolution.cardUnknown", Rule = "CRD-5")]
    [Refuses(400, "deliberation.cardCountsOdd", "resolution.cardUnknown", Rule = "CRD-7")]
    [Refuses(400, "deliberation.signatoryTwice", Rule = "MUS-4")]
    [Refuses(400, "resolution.householdUnknown", "resolution.proposalUnknown", Rule = "MUS-7")]
    [Refuses(400, "proposal.decisionForKind", Rule = "PRO-2")]
    [Refuses(409, "replacement.householdElsewhere", Rule = "CRD-5")]
    [Refuses(409, "card.replacedBefore", Rule = "CRD-9")]
    [Refuses(409, "resolution.nothingToKeep", Rule = "GOV-3")]
    [Refuses(409, "proposal.notDeliberating", Rule = "MUS-2")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    [Refuses(409, "resolution.decidedElsewhere", Rule = "MUS-8")]
    [Refuses(422, "resolution.withheldUnexplained")]
    [Refuses(422, "replacement.householdElsewhere", "replacement.householdUnknown", "replacement.judgedWellOff", "resolution.cardUnknown", Rule = "CRD-5")]
    [Refuses(422, "resolution.cardUnknown", Rule = "CRD-7")]
    [Refuses(422, "card.replacedBefore", Rule = "CRD-9")]
    [Refuses(422, "resolution.nothingToKeep", Rule = "GOV-3")]
    [Refuses(422, "proposal.notDeliberating", Rule = "MUS-2")]
    [Refuses(422, "resolution.householdUnknown", "resolution.proposalUnknown", Rule = "MUS-7")]
    [Refuses(422, "resolution.decidedElsewhere", Rule = "MUS-8")]
    [Refuses(422, "proposal.decisionForKind", Rule = "PRO-2")]
    [Refuses(422, "card.expired", "card.familyGone", Rule = "CRD-10")]
    [Refuses(422, "replacement.notReceiving", Rule = "CRD-11")]
    [Refuses(422, "resolution.cardAwaitsCircular", Rule = "CRD-4")]
    [Refuses(422, "card.notReplaceable", "deliberation.replacementCount", "resolution.cardCountedAnyway", Rule = "CRD-5")]
    [Refuses(422, "deliberation.skrtmCount", Rule = "CRD-6")]
    [Refuses(422, "card.blocked", Rule = "CRD-7")]
    [Refuses(422, "card.holderHas", Rule = "CRD-9")]
    [Refuses(422, "resolution.refusalUnexplained", "resolution.withdrawalUnexplained", Rule = "GOV-3")]
    [Refuses(422, "resolution.heldBefore", Rule = "MUS-2")]
    [Refuses(422, "deliberation.elementAbsent", "deliberation.unitAbsent", "deliberation.unitsMissing", Rule = "MUS-3")]
    [Refuses(422, "deliberation.documentInspecting", "deliberation.documentMissing", "deliberation.signatoryAbsent", Rule = "MUS-4")]
    [Refuses(422, "deliberation.cardCountsMissing", "deliberation.countMismatch", Rule = "MUS-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/deliberations/{id}/conclusion")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ConclusionDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            return await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => ConcludeAsync(village, id, draft, by, key, ifMatch, cancellation),
                cancellation);
        });

    private async Task<Answer> ConcludeAsync(
        string village, string id, ConclusionDraft draft, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        // Before all that is looked at: whoever concludes another meanwhile makes this one look again (MUS-8).
        var turn = await turns.NextAsync(village, cancellation);
        var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.ETag);

        // What cannot be read proves nothing.
        var (uploads, _) = await documents.OfAsync(village, id, cancellation);
        var held = found.State.Kind == DeliberationKind.Cards ? await cards.HoldAsync(found.State, cancellation) : null;
        var command = new DeliberationCommand.Conclude(draft, uploads, by) { Units = await readiness.UnitsAsync(found.State, cancellation), Cards = await readiness.CardsAsync(found.State, cancellation) };
        var events = await turns.InTurnAsync(village, turn, () => DecideAsync(command, found.State, cancellation), cancellation);
        var (change, state) = repository.Change(found, events);
        change = held?.Invoke(change, state) ?? change;
        var answer = Answer.Done(DeliberationReceipt.Of(state));
        await commit.SaveAsync(answers.Keep(change.Save(turn), key, answer), cancellation);
        return answer;
    }

    // All that refuses it is told at once.
    private async Task<IReadOnlyList<DeliberationEvent>> DecideAsync(DeliberationCommand command, DeliberationState state, CancellationToken cancellation)
    {
        var decision = repository.Decide(command, state, state.Village);
        if (decision.Kind is ViolationKind.Invalid or ViolationKind.Conflict)
        {
            return Accepted.Events(decision);
        }

        var unmet = decision.IsAccepted ? [] : Accepted.ProblemOf(decision.Violations).Errors!;
        IReadOnlyList<ProblemError> errors = [.. unmet, .. await decisions.ObstaclesAsync(state, cancellation)];
        return errors.Count == 0
            ? decision.Events
            : throw new ProblemException(new Problem(422, errors.Count == 1 ? errors[0].Code : "request.refused", errors[0].Rule, errors.Count == 1 ? errors[0].Args : null, errors));
    }
}
