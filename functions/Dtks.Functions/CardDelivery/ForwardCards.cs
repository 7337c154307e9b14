using Dtks.Domain.Areas;
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

/// <summary>POST /districts/{district}/card-forwardings: the TKSK sends on what was handed back and what a deliberation withdrew, each once, with the district's recap (CRD-3).</summary>
public sealed class ForwardCards(
    Api api, CardRows bulk, CardRepository cards, CardRoundRepository rounds, ReturnListRepository lists, ChangeCommit commit, IdempotentAnswers answers, MessageCatalogue messages)
{
    private const int MostRows = 200;

    /// <summary>1 to 200 cards; each is sent on or refused.</summary>
    [Function(nameof(ForwardCards))]
    [Access(Role.Tksk, Area = "district")]
    [Takes<ForwardingDraft>]
    [Answers<CardRowAnswers>]
    [Refuses(400, "list.size")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/districts/{district}/card-forwardings")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (code, language) = (PathArea.District(district), MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ForwardingDraft>(body);
            RowCount.Require(draft.Cards.Count, MostRows);
            var (key, partition) = (IdempotencyHeader.Read(request, caller, body), Partitions.Ratifications(code.Regency!.Value));
            return await answers.OnceAsync(
                partition, key,
                async () => await answers.KeepAloneAsync(commit, partition, key, await ForwardAsync(code, draft, caller.Actor, key.Id, language, cancellation), cancellation),
                cancellation);
        });

    private async Task<Answer> ForwardAsync(AreaCode district, ForwardingDraft draft, Actor by, string forwarding, string language, CancellationToken cancellation)
    {
        var round = await rounds.NamedAsync(draft.Round, cancellation);
        var (results, rows) = (new Dictionary<int, CardRowResult>(), draft.Cards.Select((card, place) => (card.Village, Row: new CardRow(place, card.Card))).ToList());
        foreach (var ofVillage in rows.GroupBy(row => AreaCode.TryParse(row.Village, out var code) && code.Level == AreaLevel.Village && code.District == district ? code : null))
        {
            // One of another district is told as one that there is not.
            var applied = ofVillage.Key is not { } village
                ? ofVillage.ToDictionary(row => row.Row.Place, _ => new CardRowResult(null, Violation.Invalid(CardViolations.Missing, "/village", "CRD-3")))
                : await ForwardAsync(village, [.. ofVillage.Select(row => row.Row)], round, by, forwarding, cancellation);
            foreach (var (place, result) in applied)
            {
                results[place] = result;
            }
        }

        return Answer.Done(new CardRowAnswers(CardRowAnswers.Of(rows.Select(row => row.Row), results, card => cards.Today(card.Village.Value), messages, language), results.Values.Any(result => result.Refused is null) ? forwarding : null));
    }

    private Task<IReadOnlyDictionary<int, CardRowResult>> ForwardAsync(AreaCode village, IReadOnlyList<CardRow> rows, CardRound round, Actor by, string forwarding, CancellationToken cancellation)
    {
        var (policy, now) = lists.Today(village);
        return bulk.ApplyAsync(
            village.Value, rows,
            (_, card) => card is not null && card.Round != round.Id
                ? Decision<CardEvent>.Reject(Violation.Refused(CardReturnViolations.OtherRound, "CRD-3", "/card"))
                : CardForwardingDecider.Decide(forwarding, card, by, policy, now),
            after => [ForwardingRows.Of(forwarding, round.Id, village, now, after)],
            cancellation);
    }
}

/// <summary>Cards that are sent on, as they came in.</summary>
/// <param name="Round">The round.</param>
/// <param name="Cards">The cards.</param>
public sealed record ForwardingDraft(string Round, IReadOnlyList<ForwardedCard> Cards);

/// <summary>A card that is sent on.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Card">Its id.</param>
public sealed record ForwardedCard(string? Village, string? Card);
