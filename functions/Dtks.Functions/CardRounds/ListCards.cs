using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardRounds;

/// <summary>GET /villages/{village}/cards?round=&amp;status=, or ?number=: a round's cards in a village, or the one of a number, for officers of the area and PT Pos (CRD-1).</summary>
public sealed class ListCards(Api api, CardRoundRepository rounds, CardRepository cards, Listing listing, AuditedReads reads)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListCards))]
    [QueryParameters("round", "status", "number", Paged = true)]
    [Access(Role.PostOfficer, Officers = true, Area = "village")]
    [Asks<string>("round", "The id of a round of cards; needed where no number is given.")]
    [Asks<string>("number", "The number printed on a card: that card alone.")]
    [Asks<CardStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<CardItem>>]
    [Refuses(400, "list.status")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    [Refuses(400, "card.number", Rule = "CRD-10")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/cards")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (code, number) = (PathArea.Village(village).Value, Number(request));
            var round = number is null ? await rounds.NamedAsync(request.Query["round"].ToString(), cancellation) : await rounds.NumberedAsync(number, cancellation);
            var today = cards.Today(code);
            var list = await listing.PageAsync<CardDocument, CardItem>(
                request, caller, Partitions.Registry(code), number is null ? Query(request, round, today > round.ValidUntil) : CardRepository.OfRound(round.Number, " AND c.state.number = @number").With("@number", number.Value), card => new Place(card.Id, card.Id), card => CardItem.Of(card.State, today), cancellation);
            var part = list.Items.Count == 0 ? null : $"{list.Items[0].Id}..{list.Items[^1].Id}";
            return await reads.ShowPageAsync(Partitions.Registry(code), caller.Actor, ("cards.listed", VillageCardsDocument.IdOf(round.Id), part), list, etag: null, cancellation);
        });

    private static CardNumber? Number(HttpRequest request) =>
        request.Query["number"].ToString() is not { Length: > 0 } text ? null : CardNumber.TryRead(text, out var number) ? number : throw new ProblemException(Problem.Invalid("/number", CardViolations.Number, "CRD-10"));

    // Once their validity is over, what is stored of them is what they were until then.
    private static OrderedQuery Query(HttpRequest request, CardRound round, bool isOver)
    {
        var status = request.Query["status"].ToString();
        if (status.Length == 0)
        {
            return CardRepository.OfRound(round.Number);
        }

        if (!WireName.TryParse<CardStatus>(status, out var asked))
        {
            throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<CardStatus>()) }));
        }

        return !isOver || asked == CardStatus.Blocked ? CardRepository.OfRound(round.Number, " AND c.state.status = @status").With("@status", WireName.Of(asked))
            : asked == CardStatus.Expired ? CardRepository.OfRound(round.Number, " AND c.state.status != 'blocked'")
            : CardRepository.OfRound(round.Number, " AND false");
    }
}
