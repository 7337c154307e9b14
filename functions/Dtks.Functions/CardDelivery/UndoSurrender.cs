using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>POST /villages/{village}/cards/{card}/surrender/withdrawal: that a card was handed back was recorded wrongly, and is taken back until a deliberation on cards of its round is opened (CRD-3).</summary>
public sealed class UndoSurrender(Api api, CardRepository cards, IDecidedCards decided, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Where the card stands then. A second time changes nothing.</summary>
    [Function(nameof(UndoSurrender))]
    [Access(Role.Tksk, Area = "village")]
    [Takes<UndoSurrenderDraft>]
    [Answers<UndoSurrenderReceipt>]
    [Refuses(400, "card.missing", "input.required", "text.characters", "text.length")]
    [Refuses(409, "card.deliberated", "card.forwardedBefore", Rule = "CRD-3")]
    [Refuses(422, "card.blocked")]
    [Refuses(422, "card.expired", "card.familyGone", Rule = "CRD-10")]
    [Refuses(422, "card.notSurrendered", Rule = "CRD-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/cards/{card}/surrender/withdrawal")] HttpRequest request, string village, string card, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Village(village).Value;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<UndoSurrenderDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(Partitions.Registry(code), key, () => UndoAsync(code, card, draft, caller.Actor, key, cancellation), cancellation);
        });

    private async Task<Answer> UndoAsync(string village, string card, UndoSurrenderDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var found = await cards.FindAsync(village, card, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var round = await cards.RoundAsync(village, found.State.Round, cancellation) ?? throw new InvalidOperationException($"Nothing counts the cards of the round {found.State.Round} in {village}.");
        var isDeliberated = await decided.IsOpenAsync(village, found.State.Round, cancellation) || (await decided.OfAsync(village, found.State.Round, cancellation)).Contains(card);
        var events = Accepted.Events(cards.Decide(new CardCommand.TakeBack(draft.Reason, isDeliberated, by), found.State, village));
        var after = events.Aggregate(found.State, CardDecider.Evolve);
        var answer = Answer.Done(new UndoSurrenderReceipt(after.Id, after.StatusOn(cards.Today(village)), after.TakenBack!.On));
        if (events.Count > 0)
        {
            await commit.SaveAsync(answers.Keep(CardRepository.Change(round, [(found, events)]).Change.Then(CardDeaths.Of(after)), key, answer), cancellation);
        }

        return answer;
    }
}

/// <summary>Why it is taken back that a card was handed back, as it came in.</summary>
/// <param name="Reason">Why, 1 to 1,000 characters.</param>
public sealed record UndoSurrenderDraft(string? Reason)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[taken back]";
}

/// <summary>The answer to a hand-back that was taken back.</summary>
internal sealed record UndoSurrenderReceipt(string Card, CardStatus Status, LocalDate On);
