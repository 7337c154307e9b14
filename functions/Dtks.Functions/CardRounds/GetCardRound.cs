using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>GET /card-rounds/{round}?area=: a round and how far it is in an area: the caller's own unless another is named, which lies in it (CRD-1, GOV-2).</summary>
public sealed class GetCardRound(Api api, CardRoundRepository rounds, CardShowing showing, AreaDirectory areas, TimeProvider clock)
{
    /// <summary>The round with the villages that are done and where the cards stand, there and in what lies below.</summary>
    [Function(nameof(GetCardRound))]
    [QueryParameters("area")]
    [Access(Role.PostOfficer, Officers = true, Area = AccessArea.InQuery)]
    [Asks<string>("area", "The code of an area in the caller's own; their own without it.")]
    [Answers<CardRoundView>]
    [Refuses(400, "cardRound.area")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/card-rounds/{round}")] HttpRequest request, string round, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var asked = request.Query["area"].ToString();
            var area = areas.Find(asked.Length == 0 ? caller.Area.Value : asked) ?? throw new ProblemException(Problem.Invalid("/area", "cardRound.area"));
            var found = await rounds.FindAsync(round, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var code = AreaCode.Parse(area.Code);
            var today = TimeZones.DateIn(code, Instant.FromDateTimeOffset(clock.GetUtcNow()));
            return Answer.Done(CardRoundView.Of(found, today, code) with { Progress = await showing.OfAsync(found, area, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation) });
        });
}
