using System.Text;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Exports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Proposals;

/// <summary>GET /villages/{village}/proposals?status=&amp;format=: a village's proposals, oldest first, for officers of the area; also as one CSV file.</summary>
public sealed class ListProposals(Api api, Listing listing, ListedProposals listed, AuditedReads reads, ExportBeginning exports, IOptions<ExportOptions> options, MessageCatalogue messages)
{
    /// <summary>One page; with <c>format=csv</c> all of it, which is written in the background where it has more than 1,000 rows.</summary>
    [Function(nameof(ListProposals))]
    [QueryParameters("status", "format", Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Asks<ProposalStatus>("status", "Only what stands so.")]
    [Asks<string>("format", "All of it as one file; a page of JSON without it.", Also = ["csv"])]
    [Answers<ListAnswer<ProposalItem>>]
    [Answers(200, File = "text/csv")]
    [Answers<ExportView>(202)]
    [Refuses(400, "list.format", "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/proposals")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            if (request.Query["format"].ToString() is { Length: > 0 } format)
            {
                return await ExportAsync(request, caller, village, format, cancellation);
            }

            var list = await listing.PageAsync<ListedProposal, ProposalItem>(
                request, caller, Partitions.Registry(village), ListedProposals.Query(Status(request)), ListedProposals.PlaceOf, listed.ItemAsync, cancellation);
            return new AnswerResult(
                await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("proposals.listed", "proposals", ListedProposals.PartOf(list.Items)), list, etag: null, cancellation));
        });

    private async Task<IActionResult> ExportAsync(HttpRequest request, Caller caller, string village, string format, CancellationToken cancellation)
    {
        if (format != "csv")
        {
            throw new ProblemException(new Problem(400, "list.format", Args: new Dictionary<string, string> { ["allowed"] = "csv" }));
        }

        var (partition, status) = (Partitions.Registry(village), Status(request));
        var list = await listing.WholeAsync<ListedProposal, ProposalItem>(
            request, partition, ListedProposals.Query(status), options.Value.AtOnceRows, ListedProposals.PlaceOf, listed.ItemAsync, cancellation);
        if (list is null)
        {
            return new AnswerResult(await exports.BeginAsync(caller.Actor, ExportedProposals.ListName, village, status, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation));
        }

        await reads.NoteAsync(partition, caller.Actor, ("proposals.listed", "proposals", ListedProposals.PartOf(list.Items)), list, cancellation);
        return new FileAnswer(CsvFile.ContentType, $"usulan-{village}.csv", Encoding.UTF8.GetBytes(ProposalsFile.Of(list, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage))));
    }

    private static string? Status(HttpRequest request) => request.Query["status"].ToString() is { Length: > 0 } status ? status : null;
}
