using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Removals;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /regencies/{regency}/card-deaths?round=: households of which PT Pos found that all members died, for the officer who decides on their removal (CRD-1, RAT-6).</summary>
public sealed class ListCardDeaths(Api api, CardRoundRepository rounds, RemovalRepository removals, Listing listing)
{
    /// <summary>One page, each with its removal where one was recorded. Nothing is removed by it: POST /households/{village}/{id}/removals records that, with notice.</summary>
    [Function(nameof(ListCardDeaths))]
    [QueryParameters("round", Paged = true)]
    [Access(Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Answers<ListAnswer<CardDeathItem>>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/card-deaths")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (code, round) = (PathArea.Regency(regency).Value, await rounds.NamedAsync(request.Query["round"].ToString(), cancellation));
            var query = new OrderedQuery("*", "c.type = 'cardDeath' AND c.round = @round AND c.status = 'reported'", "createdOn") { IdStart = CardDeathDocument.IdStart }.With("@round", round.Id);
            return Answer.Done(await listing.PageAsync<CardDeathDocument, CardDeathItem>(
                request, caller, Partitions.Ratifications(code), query, row => new Place(Listing.Key(row.CreatedOn), row.Id), ItemAsync, cancellation));
        });

    private async Task<CardDeathItem> ItemAsync(CardDeathDocument row, CancellationToken cancellation)
    {
        var removal = (await removals.StandingAsync(row.Village, row.Household, cancellation)).LastOrDefault(r => r.Ground == RemovalGround.Deceased);
        return new CardDeathItem(row.Village, row.Card, row.Household, row.On, removal is null ? null : new CardDeathRemoval(removal.Id, removal.Status));
    }
}

/// <summary>A household of which PT Pos found that all members died; <c>Removal</c> where one on that ground was recorded.</summary>
internal sealed record CardDeathItem(string Village, string Card, string Household, LocalDate On, CardDeathRemoval? Removal);

/// <summary>The removal of a household.</summary>
internal sealed record CardDeathRemoval(string Id, RemovalStatus Status);
