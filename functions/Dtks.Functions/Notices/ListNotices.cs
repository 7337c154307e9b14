using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Notices;

/// <summary>
/// GET /villages/{village}/notices?status=: what people of a village were told, the first made first, for officers of the area; <c>unreached</c> are those that
/// nobody concerned has seen, and that somebody has to tell them in person (GOV-3).
/// </summary>
public sealed class ListNotices(Api api, Listing listing, NoticeAudience audience, NoticeTexts texts, AuditedReads reads)
{
    private const string Unreached = "unreached";

    /// <summary>One page.</summary>
    [Function(nameof(ListNotices))]
    [QueryParameters("status", Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Asks<NoticeStatus>("status", "Only what stands so.", Also = ["unreached"])]
    [Answers<ListAnswer<NoticeItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/notices")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var query = Query(request.Query["status"].ToString()).With("@hidden", audience.HiddenFrom(caller.Role));
            var list = await listing.PageAsync<NoticeDocument, NoticeItem>(
                request, caller, Partitions.Registry(village), query, PlaceOf, found => NoticeItem.Of(found, texts, language), cancellation);
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("notices.listed", "notices", PartOf(list.Items)), list, etag: null, cancellation);
        });

    /// <summary>A notice's place among those of its village.</summary>
    internal static Place PlaceOf(NoticeDocument found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new Place(found.IsSorted ? Listing.Key(found.CreatedOn) : string.Empty, found.Id);
    }

    private static string? PartOf(IReadOnlyList<NoticeItem> page) => page.Count == 0 ? null : $"{page[0].Id}..{page[^1].Id}";

    private static OrderedQuery Query(string status) => status switch
    {
        "" => Of(string.Empty),
        Unreached => Of(" AND c.unreached = true"),
        _ when WireName.TryParse<NoticeStatus>(status, out _) => Of(" AND c.status = @status").With("@status", status),
        _ => throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<NoticeStatus>().Append(Unreached)) })),
    };

    private static OrderedQuery Of(string more) =>
        new("*", $"c.type = 'notice' AND NOT ARRAY_CONTAINS(@hidden, c.state.kind){more}", "createdOn") { IdStart = NoticeDocument.IdOf(string.Empty) };
}
