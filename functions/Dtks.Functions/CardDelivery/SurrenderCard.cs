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

/// <summary>POST /villages/{village}/cards/{card}/surrender: a household that feels not entitled hands its card back through the TKSK (CRD-3).</summary>
public sealed class SurrenderCard(Api api, CardRepository cards, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Where the card stands then. A second time changes nothing.</summary>
    [Function(nameof(SurrenderCard))]
    [Access(Role.Tksk, Area = "village")]
    [Takes<SurrenderDraft>]
    [Answers<SurrenderReceipt>]
    [Refuses(400, "card.missing", "input.required", "text.characters", "text.length")]
    [Refuses(409, "card.surrendered", Rule = "CRD-3")]
    [Refuses(422, "card.blocked")]
    [Refuses(422, "card.expired", "card.familyGone", Rule = "CRD-10")]
    [Refuses(422, "card.withPost", Rule = "CRD-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/cards/{card}/surrender")] HttpRequest request, string village, string card, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Village(village).Value;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<SurrenderDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(Partitions.Registry(code), key, () => SurrenderAsync(code, card, draft, caller.Actor, key, cancellation), cancellation);
        });

    private async Task<Answer> SurrenderAsync(string village, string card, SurrenderDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var found = await cards.FindAsync(village, card, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var events = Accepted.Events(cards.Decide(new CardCommand.HandBack(draft.Note, by), found.State, village));
        var after = events.Aggregate(found.State, CardDecider.Evolve);
        var answer = Answer.Done(new SurrenderReceipt(after.Id, after.StatusOn(cards.Today(village)), after.Surrender!.On));
        if (events.Count > 0)
        {
            var round = await cards.RoundAsync(village, after.Round, cancellation) ?? throw new InvalidOperationException($"Nothing counts the cards of the round {after.Round} in {village}.");
            await commit.SaveAsync(answers.Keep(CardRepository.Change(round, [(found, events)]).Change.Then(CardDeaths.Of(after)), key, answer), cancellation);
        }

        return answer;
    }
}

/// <summary>A card that is handed back, as it came in.</summary>
/// <param name="Note">What the household said, 1 to 1,000 characters; null for nothing.</param>
public sealed record SurrenderDraft(string? Note = null)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[surrender]";
}

/// <summary>The answer to a card that was handed back.</summary>
internal sealed record SurrenderReceipt(string Card, CardStatus Status, LocalDate On);
