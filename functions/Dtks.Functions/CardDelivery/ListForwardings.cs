using Dtks.Domain.Cards;
using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /districts/{district}/card-forwardings?round=: what the TKSK sent on, each with its recap by village (CRD-3), for officers of the area.</summary>
public sealed class ListForwardings(Api api, CardRoundRepository rounds, Listing listing, AreaDirectory areas)
{
    /// <summary>One page, the first sent first.</summary>
    [Function(nameof(ListForwardings))]
    [QueryParameters("round", Paged = true)]
    [Access(Officers = true, Area = "district")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Answers<ListAnswer<ForwardingItem>>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/card-forwardings")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (code, round) = (PathArea.District(district), await rounds.NamedAsync(request.Query["round"].ToString(), cancellation));
            var query = new OrderedQuery("*", "c.type = 'cardForwarding' AND c.round = @round AND c.district = @district", "createdOn") { IdStart = ForwardingDocument.IdStart }
                .With("@round", round.Id).With("@district", code.Value);
            return Answer.Done(await listing.PageAsync<ForwardingDocument, ForwardingItem>(
                request, caller, Partitions.Ratifications(code.Regency!.Value), query, row => new Place(Listing.Key(row.CreatedOn), row.Id), row => ForwardingItem.Of(row, areas), cancellation));
        });
}

/// <summary>What was sent on together, with its recap by village.</summary>
internal sealed record ForwardingItem(string Id, DateTimeOffset SentOn, int Cards, IReadOnlyList<ForwardingRecap> Recap)
{
    public static ForwardingItem Of(ForwardingDocument row, AreaDirectory areas) => new(
        row.Id[ForwardingDocument.IdStart.Length..], row.CreatedOn, row.Villages.Sum(v => v.Value.Count), [.. row.Villages.Select(v => ForwardingRecap.Of(v.Key, areas.NameOf(v.Key), v.Value))]);
}

/// <summary>How many cards of a village were sent on as what.</summary>
internal sealed record ForwardingRecap(string Village, string Name, int Surrendered, int Withdrawn, int WellOff)
{
    public static ForwardingRecap Of(string village, string name, IReadOnlyList<SentCard> cards)
    {
        int Count(ForwardedAs kind) => cards.Count(card => card.As == kind);
        return new(village, name, Count(ForwardedAs.Surrendered), Count(ForwardedAs.Withdrawn), Count(ForwardedAs.WellOff));
    }
}
