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
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>GET /desk/{regency}/visits?day=: the guest book of a day, by the day's numbers; today's where none is named. Each read is audited (SVC-2, REG-3).</summary>
public sealed class ListDeskVisits(Api api, Listing listing, DeskVisits visits, AuditedReads reads)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListDeskVisits))]
    [QueryParameters("day", Paged = true)]
    [Access(Role.DeskOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency")]
    [Asks<LocalDate>("day", "The day, in the regency's zone; today without it.")]
    [Answers<ListAnswer<DeskVisitItem>>]
    [Refuses(400, "date.format")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/visits")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Regency(regency);
            var day = Day(request.Query["day"].ToString(), visits.Today(code));
            var query = new OrderedQuery("*", $"c.type = '{DeskVisitDocument.TypeName}' AND STARTSWITH(c.queue, @day)", "queue") { Unique = true, IdStart = DeskVisitDocument.IdOf(string.Empty) }
                .With("@day", DeskVisitDocument.QueueOf(day));
            var list = await listing.PageAsync<DeskVisitDocument, DeskVisitItem>(
                request, caller, Partitions.ServiceDesk(code.Value), query, found => new Place(found.Queue, found.Id), found => DeskVisitItem.Of(found.State), cancellation);
            var part = list.Items.Count == 0 ? null : $"{DeskVisitDocument.QueueOf(day, list.Items[0].QueueNumber)}..{DeskVisitDocument.QueueOf(day, list.Items[^1].QueueNumber)}";
            return await reads.ShowPageAsync(Partitions.ServiceDesk(code.Value), caller.Actor, ("desk.visitsListed", "deskVisits", part), list, etag: null, cancellation);
        });

    private static LocalDate Day(string text, LocalDate today) => text.Length == 0 ? today
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day
        : throw new ProblemException(new Problem(400, InputViolations.DateFormat));
}
