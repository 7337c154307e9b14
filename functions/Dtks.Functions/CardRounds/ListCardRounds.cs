using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.CardRounds;

/// <summary>GET /card-rounds?status=: the rounds of cards, newest first, for officers of any area and PT Pos (CRD-1).</summary>
public sealed class ListCardRounds(Api api, Listing listing, TimeProvider clock)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListCardRounds))]
    [QueryParameters("status", Paged = true)]
    [Access(Role.PostOfficer, Officers = true, Area = AccessArea.None)]
    [Asks<CardRoundStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<CardRoundView>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/card-rounds")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var today = TimeZones.DateIn(caller.Area, Instant.FromDateTimeOffset(clock.GetUtcNow()));
            return Answer.Done(await listing.PageAsync<CardRoundDocument, CardRoundView>(
                request, caller, CardRoundRepository.Rounds, Query(request, today), round => new Place(round.Id, round.Id), round => CardRoundView.Of(round, today, caller.Area), cancellation));
        });

    private static OrderedQuery Query(HttpRequest request, LocalDate today)
    {
        var status = request.Query["status"].ToString();
        var more = status.Length == 0 ? string.Empty
            : !WireName.TryParse<CardRoundStatus>(status, out var asked) ? throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<CardRoundStatus>()) }))
            : asked == CardRoundStatus.Expired ? " AND c.state.validUntil < @today"
            : $" AND c.state.validUntil >= @today AND {(asked == CardRoundStatus.Made ? "c.madeOn != null" : "(NOT IS_DEFINED(c.madeOn) OR IS_NULL(c.madeOn))")}";
        var query = new OrderedQuery("*", $"c.type = '{CardRoundDocument.TypeName}'{more}", "id") { Unique = true, Descending = true };
        return more.Length == 0 ? query : query.With("@today", LocalDatePattern.Iso.Format(today));
    }
}
