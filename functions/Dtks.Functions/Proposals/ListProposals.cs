using System.Globalization;
using System.Text;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;

namespace Dtks.Functions.Proposals;

/// <summary>GET /villages/{village}/proposals?status=&amp;format=: a village's proposals, oldest first, for officers of the area; also as one CSV file.</summary>
public sealed class ListProposals(Api api, Listing listing, ProposalRepository repository, AuditedReads reads)
{
    private const int MostExported = 1000;

    /// <summary>One page; with <c>format=csv</c> all of it, up to 1,000 rows.</summary>
    [Function(nameof(ListProposals))]
    [QueryParameters("status", "format", Paged = true)]
    [Access(Officers = true, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/proposals")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            if (request.Query["format"].ToString() is { Length: > 0 } format)
            {
                return await ExportAsync(request, caller, village, format, cancellation);
            }

            var list = await listing.PageAsync<ListedProposal, ProposalItem>(
                request, caller, Partitions.Registry(village), Query(request), found => new Place(Listing.Key(found.CreatedOn), found.Id), ItemAsync, cancellation);
            return new AnswerResult(await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("proposals.listed", "proposals", PartOf(list.Items)), list, etag: null, cancellation));
        });

    private async Task<FileAnswer> ExportAsync(HttpRequest request, Caller caller, string village, string format, CancellationToken cancellation)
    {
        if (format != "csv")
        {
            throw new ProblemException(new Problem(400, "list.format", Args: new Dictionary<string, string> { ["allowed"] = "csv" }));
        }

        var partition = Partitions.Registry(village);
        var list = await listing.WholeAsync<ListedProposal, ProposalItem>(
            request, partition, Query(request), MostExported, found => new Place(Listing.Key(found.CreatedOn), found.Id), ItemAsync, cancellation);
        if (list is null)
        {
            throw new ProblemException(new Problem(422, "list.exportTooLarge", Args: new Dictionary<string, string> { ["max"] = MostExported.ToString(CultureInfo.InvariantCulture) }));
        }

        await reads.NoteAsync(partition, caller.Actor, ("proposals.listed", "proposals", PartOf(list.Items)), list, cancellation);
        return new FileAnswer(CsvFile.ContentType, $"usulan-{village}.csv", Encoding.UTF8.GetBytes(ProposalsFile.Of(list)));
    }

    // Which of them were on the page: the first and the last.
    private static string? PartOf(IReadOnlyList<ProposalItem> page) => page.Count == 0 ? null : $"{page[0].Id}..{page[^1].Id}";

    private async Task<ProposalItem> ItemAsync(ListedProposal listed, CancellationToken cancellation) =>
        ProposalItem.Of(listed, listed.Summary ?? await OlderAsync(listed, cancellation));

    // A document of before summaries were stored is read whole; it has one when it is next written.
    private async Task<ProposalSummary> OlderAsync(ListedProposal listed, CancellationToken cancellation) =>
        (await repository.FindAsync(listed.Village, listed.Proposal, cancellation))?.Summary ?? throw new JsonSerializationException("It has no summary.");

    private static OrderedQuery Query(HttpRequest request)
    {
        var status = request.Query["status"].ToString();
        if (status.Length == 0)
        {
            return new OrderedQuery(ListedProposal.Members, "c.type = 'proposal'", "createdOn") { IdStart = ProposalDocument.IdOf(string.Empty) };
        }

        return WireName.TryParse<ProposalStatus>(status, out _)
            ? new OrderedQuery(ListedProposal.Members, "c.type = 'proposal' AND c.status = @status", "createdOn") { IdStart = ProposalDocument.IdOf(string.Empty) }.With("@status", status)
            : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<ProposalStatus>()) }));
    }
}
