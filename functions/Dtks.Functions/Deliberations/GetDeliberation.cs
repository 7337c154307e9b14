using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>GET /villages/{village}/deliberations/{id}: for officers of the area.</summary>
public sealed class GetDeliberation(
    Api api,
    DeliberationRepository repository,
    IDeliberationDocuments documents,
    DeliberationReadiness readiness,
    DecisionAdvice advice,
    ICardDeliberations cards,
    DecisionObstacles obstacles,
    FamilyHeads heads,
    Listing listing,
    MessageCatalogue messages,
    AuditedReads reads)
{
    /// <summary>
    /// The deliberation with its decisions and uploads, and what is still unmet while it is open; its ETag is what <c>If-Match</c> on its decisions and conclusion takes.
    /// </summary>
    [Function(nameof(GetDeliberation))]
    [Access(Officers = true, Area = "village")]
    [Answers<DeliberationView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/deliberations/{id}")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var (uploads, unreadable) = await documents.OfAsync(village, id, cancellation);
            var inTheWay = found.Status == DeliberationStatus.Concluded ? await obstacles.OfAsync(village, id, cancellation) : null;
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var view = DeliberationView.Of(found.State, uploads, unreadable.Select(upload => listing.ItemOf(upload, request)), place => ObstacleView.Of(inTheWay?.GetValueOrDefault(place), messages, language));
            var named = await heads.OfAsync(village, found.State.Decisions.Select(d => d.ProposalId), cancellation);
            view = view with { Decisions = [.. view.Decisions.Select(d => d with { Head = d.Proposal is { } proposal ? named.GetValueOrDefault(proposal) : null })] };
            if (found.Status == DeliberationStatus.Open)
            {
                view = view with
                {
                    Unmet = UnmetView.Of(await readiness.UnmetAsync(found.State, uploads, cancellation), messages, language),
                    Advice = UnmetView.Of([.. DeliberationReadiness.Advice(found.State), .. await advice.OfAsync(found.State, cancellation)], messages, language),
                };
            }

            if (found.State is { Status: DeliberationStatus.Concluded, Kind: DeliberationKind.Cards, Replacements.Count: > 0 })
            {
                var standings = await cards.StandingsAsync(found.State, cancellation);
                view = view with { Replacements = [.. found.State.Replacements.Select(r => ReplacementItem.Of(r, standings.GetValueOrDefault(r.Id)))] };
            }

            return await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "deliberation.read", view, found.ETag, cancellation);
        });
}
