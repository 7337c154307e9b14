using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Letters;

/// <summary>GET /desk/{regency}/copies: the copies of recommendations that are yet to be delivered, of the oldest letter first; a section's officers see their own section's (SVC-9). It shows nobody.</summary>
public sealed class ListCopies(Api api, Listing listing)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListCopies))]
    [QueryParameters(Paged = true)]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency")]
    [Answers<ListAnswer<HelpCopyItem>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/copies")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var own = caller.Section is null ? string.Empty : " AND c.section = @section";
            var query = new OrderedQuery("*", $"c.type = '{HelpCopyDocument.TypeName}' AND c.awaited > ''{own}", "awaited") { Unique = true, IdStart = HelpCopyDocument.IdStart };
            query = caller.Section is { } section ? query.With("@section", WireName.Of(section)) : query;
            var all = new PagedList<HelpCopyDocument, HelpCopyItem>(Partitions.ServiceDesk(PathArea.Regency(regency).Value), query, row => new Place(row.Awaited!, row.Id), HelpCopyItem.Of);
            return Answer.Done(await listing.PageAsync(request, caller, all, cancellation));
        });
}

/// <summary>A copy that is yet to be delivered.</summary>
/// <param name="Application">The application.</param>
/// <param name="Recipient">Who is to have it.</param>
/// <param name="Number">The letter's number.</param>
/// <param name="Date">Its date.</param>
/// <param name="Giver">The office that is to give the help.</param>
internal sealed record HelpCopyItem(string Application, CopyRecipient Recipient, string? Number, LocalDate? Date, string? Giver)
{
    public static HelpCopyItem Of(HelpCopyDocument document) => new(document.Application, document.Copy.Recipient, document.Letter?.Number, document.Letter?.Date, document.Letter?.Giver);
}
