using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Newtonsoft.Json;

namespace Dtks.Functions.Proposals;

/// <summary>A village's proposals as they are listed, oldest first, whatever becomes of the list.</summary>
public sealed class ListedProposals(ProposalRepository repository)
{
    /// <summary>The list of those that have a status; of all for none.</summary>
    /// <exception cref="ProblemException">400 for a status that there is not.</exception>
    public static OrderedQuery Query(string? status, DateTimeOffset? until = null)
    {
        if (!string.IsNullOrEmpty(status) && !WireName.TryParse<ProposalStatus>(status, out _))
        {
            throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<ProposalStatus>()) }));
        }

        var query = new OrderedQuery(ListedProposal.Members, Where(status, until), "createdOn") { IdStart = ProposalDocument.IdOf(string.Empty) };
        query = string.IsNullOrEmpty(status) ? query : query.With("@status", status);
        return until is { } last ? query.With("@until", Listing.Key(last)) : query;
    }

    /// <summary>How many are in it.</summary>
    public static DocumentQuery Count(string? status, DateTimeOffset until)
    {
        var query = new DocumentQuery($"SELECT VALUE COUNT(1) FROM c WHERE {Where(status, until)}").With("@until", Listing.Key(until));
        return string.IsNullOrEmpty(status) ? query : query.With("@status", status);
    }

    internal static Place PlaceOf(ListedProposal listed) => new(Listing.Key(listed.CreatedOn), listed.Id);

    /// <summary>Which of them were on a page: the first and the last.</summary>
    internal static string? PartOf(IReadOnlyList<ProposalItem> page) => page.Count == 0 ? null : $"{page[0].Id}..{page[^1].Id}";

    internal async Task<ProposalItem> ItemAsync(ListedProposal listed, CancellationToken cancellation) =>
        ProposalItem.Of(listed, listed.Summary ?? await OlderAsync(listed, cancellation));

    private static string Where(string? status, DateTimeOffset? until) =>
        $"c.type = 'proposal'{(string.IsNullOrEmpty(status) ? string.Empty : " AND c.status = @status")}{(until is null ? string.Empty : " AND c.createdOn <= @until")}";

    // A document of before summaries were stored is read whole; it has one when it is next written.
    private async Task<ProposalSummary> OlderAsync(ListedProposal listed, CancellationToken cancellation) =>
        (await repository.FindAsync(listed.Village, listed.Proposal, cancellation))?.Summary ?? throw new JsonSerializationException("It has no summary.");
}
