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

/// <summary>POST /villages/{village}/card-deliveries?round=: PT Pos records what came of delivering cards, row by row, late and out of order as they come (CRD-1).</summary>
public sealed class RecordDeliveries(Api api, CardRows bulk, CardRepository cards, CardRoundRepository rounds, ChangeCommit commit, IdempotentAnswers answers, MessageCatalogue messages)
{
    private const int MostRows = 200;

    /// <summary>1 to 200 rows; each is applied or refused. The same row again is applied and changes nothing. With a round named, a card of another is refused.</summary>
    [Function(nameof(RecordDeliveries))]
    [QueryParameters("round")]
    [Access(Role.PostOfficer, Area = "village")]
    [Asks<string>("round", "The id of a round: a card of another is refused.")]
    [Takes<List<DeliveryRow>>(Most = 200)]
    [Answers<CardRowAnswers>]
    [Refuses(400, "list.size")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/card-deliveries")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Village(village);
            var named = request.Query["round"].ToString().Length == 0 ? null : await rounds.NamedAsync(request.Query["round"].ToString(), cancellation);
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var rows = RequestBody.Parse<List<DeliveryRow>>(body);
            RowCount.Require(rows.Count, MostRows);
            var (key, partition, language) = (IdempotencyHeader.Read(request, caller, body), Partitions.Registry(code.Value), MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            return await answers.OnceAsync(
                partition, key,
                async () => await answers.KeepAloneAsync(commit, partition, key, await RecordAsync(code, named, rows, caller.Actor, language, cancellation), cancellation),
                cancellation);
        });

    private async Task<Answer> RecordAsync(AreaCode village, CardRound? named, IReadOnlyList<DeliveryRow> drafts, Actor by, string language, CancellationToken cancellation)
    {
        List<CardRow> rows = [.. drafts.Select((draft, place) => new CardRow(place, draft.Card))];
        var results = await bulk.ApplyAsync(village.Value, rows, (row, card) => Decide(drafts[row.Place], row, card, named, village, by), after => after.SelectMany(CardDeaths.Of), cancellation);
        return Answer.Done(new CardRowAnswers(CardRowAnswers.Of(rows, results, _ => cards.Today(village.Value), messages, language)));
    }

    private Decision<CardEvent> Decide(DeliveryRow row, CardRow on, CardState? card, CardRound? named, AreaCode village, Actor by) =>
        card is not null && named is not null && card.Round != named.Id
            ? Decision<CardEvent>.Reject(Violation.Refused(CardReturnViolations.OtherRound, "CRD-1", "/card"))
            : cards.Decide(new CardCommand.Record(new CardAttemptDraft(row.Outcome, row.Reason, row.ReceivedBy, row.AccompaniedBy, row.On), by) { IsToBeReplaced = on.IsToBeReplaced }, card, village.Value);
}

/// <summary>An attempt to deliver a card, as it came in.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="Outcome">Wire name of <see cref="DeliveryOutcome"/>.</param>
/// <param name="Reason">Exactly when returned: a code of the policy's reasons.</param>
/// <param name="ReceivedBy">Exactly when delivered: who received it.</param>
/// <param name="AccompaniedBy">Who of the village accompanied; needed when delivered.</param>
/// <param name="On">Its day, yyyy-MM-dd.</param>
public sealed record DeliveryRow(string? Card, string? Outcome, string? On, string? Reason = null, string? ReceivedBy = null, string? AccompaniedBy = null)
{
    /// <summary>Hidden: it names persons (REG-3).</summary>
    public override string ToString() => "[delivery]";
}
