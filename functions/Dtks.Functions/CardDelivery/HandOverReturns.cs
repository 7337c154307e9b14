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

namespace Dtks.Functions.CardDelivery;

/// <summary>POST /villages/{village}/card-returns: PT Pos hands what came back to the village head (CRD-2): that day is day 0 of those in which the deliberation is held (CRD-4).</summary>
public sealed class HandOverReturns(Api api, CardRepository cards, CardRoundRepository rounds, ReturnListRepository lists, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>The list: the first, or a supplementary one of what came since. Where nothing did, the last one again.</summary>
    [Function(nameof(HandOverReturns))]
    [Access(Role.PostOfficer, Area = "village")]
    [Takes<HandOverDraft>]
    [Answers<ReturnListReceipt>(201)]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    [Refuses(409, "cardList.full", "cardList.making", Rule = "CRD-2")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "cardList.noCards", "cardList.none", Rule = "CRD-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/card-returns")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Village(village).Value;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<HandOverDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(Partitions.Registry(code), key, () => HandOverAsync(code, draft, caller.Actor, key, cancellation), cancellation);
        });

    private async Task<Answer> HandOverAsync(string village, HandOverDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var known = await rounds.NamedAsync(draft.Round, cancellation);
        var found = await cards.RoundAsync(village, known.Id, cancellation);
        var fresh = found is null ? [] : await lists.FreshAsync(found, cancellation);
        var (policy, now) = lists.Today(PathArea.Village(village));
        var events = Accepted.Events(ReturnListDecider.HandOver(found?.State, fresh, by, policy, now));
        if (events is not [ReturnListHanded handed])
        {
            return AnswerOf(found!.State, found.State.Returns!.Lists[^1], village);
        }

        var answer = AnswerOf(found!.State, handed.List, village);
        var document = new ReturnListDocument
        {
            Id = ReturnListDocument.IdOf(known.Id, handed.List.Number),
            Village = village,
            Cards = [.. fresh.Select(card => new ListedCard(card.Id, card.Status == CardStatus.Returned ? card.Attempts[^1].Reason : null))],
        };
        await commit.SaveAsync(answers.Keep(lists.Change(found, handed).Create(document), key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(VillageRound round, ReturnList list, string village) =>
        Answer.Created(ReturnListReceipt.Of(round, list), $"/api/villages/{village}/card-returns?round={round.Round}");
}

/// <summary>A list of returns that is handed over, as it came in.</summary>
/// <param name="Round">The round.</param>
public sealed record HandOverDraft(string Round);
