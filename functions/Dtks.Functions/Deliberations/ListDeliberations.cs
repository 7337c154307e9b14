using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// GET /villages/{village}/deliberations?status=: a village's deliberations, the latest recorded first, each open one with what is still unmet, for
/// officers of the area.
/// </summary>
public sealed class ListDeliberations(Api api, Listing listing, DeliberationRepository repository, DeliberationReadiness readiness, MessageCatalogue messages)
{
    private const string Members = "c.id, c.status, c.createdOn, c.concludedOn, c.published";
    private const string All = "c.type = 'deliberation'";

    /// <summary>One page.</summary>
    [Function(nameof(ListDeliberations))]
    [QueryParameters("status", Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Asks<DeliberationStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<DeliberationItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/deliberations")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(await listing.PageAsync<Row, DeliberationItem>(
            request,
            caller,
            Partitions.Registry(village),
            Query(request),
            row => new Place(Listing.Key(row.CreatedOn), row.Id),
            (row, stop) => ItemAsync(village, row, MessageCatalogue.Choose(request.Headers.AcceptLanguage), stop),
            cancellation)));

    // Of one that is concluded its published counts tell all that is listed; one that is open is read whole, and few are.
    private async Task<DeliberationItem> ItemAsync(string village, Row row, string language, CancellationToken cancellation)
    {
        if (row.Published is { } published)
        {
            return new DeliberationItem(
                row.Deliberation, published.Kind, row.Status, published.HeldOn, row.CreatedOn, row.ConcludedOn, published.Attendees, published.Proposals, published.Terminations, Unmet: null);
        }

        var found = await repository.FindAsync(village, row.Deliberation, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var state = found.State;
        var unmet = state.Status == DeliberationStatus.Open ? UnmetView.Of(await readiness.UnmetAsync(state, cancellation), messages, language) : null;
        return new DeliberationItem(
            row.Deliberation, state.Kind, state.Status, state.HeldOn, row.CreatedOn, found.ConcludedOn, state.Attendees.Count, state.ProposalCount, state.TerminationCount, unmet);
    }

    private static OrderedQuery Query(HttpRequest request)
    {
        var status = request.Query["status"].ToString();
        if (status.Length == 0)
        {
            return new OrderedQuery(Members, All, "createdOn") { Descending = true, IdStart = DeliberationDocument.IdOf(string.Empty) };
        }

        return WireName.TryParse<DeliberationStatus>(status, out _)
            ? new OrderedQuery(Members, All + " AND c.status = @status", "createdOn") { Descending = true, IdStart = DeliberationDocument.IdOf(string.Empty) }.With("@status", status)
            : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<DeliberationStatus>()) }));
    }

    private sealed record Row(string Id, DeliberationStatus Status, DateTimeOffset CreatedOn, DateTimeOffset? ConcludedOn = null, PublishedDeliberation? Published = null)
    {
        public string Deliberation => Id[DeliberationDocument.IdOf(string.Empty).Length..];
    }
}
