using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /villages/{village}/card-returns?round=: what came back of a round's cards in a village, with its lists and their days (CRD-2, CRD-4).</summary>
public sealed class GetVillageReturns(Api api, CardRepository cards, CardRoundRepository rounds, ReturnListRepository lists)
{
    /// <summary>The lists, each with its cards by id; 404 where the village has no cards of the round.</summary>
    [Function(nameof(GetVillageReturns))]
    [QueryParameters("round")]
    [Access(Role.PostOfficer, Officers = true, Area = "village")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Answers<VillageReturnsView>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/card-returns")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var (code, round) = (PathArea.Village(village).Value, await rounds.NamedAsync(request.Query["round"].ToString(), cancellation));
            var found = await cards.RoundAsync(code, round.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            return Answer.Done(VillageReturnsView.Of(found.State, await lists.ListsAsync(found, cancellation), cards.Today(code)));
        });
}
