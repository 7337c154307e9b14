using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardRounds;

/// <summary>GET /villages/{village}/cards/{card}: the card with what it says and what became of it (CRD-10); each read is audited before the answer (REG-3).</summary>
public sealed class GetCard(Api api, CardRepository cards, AuditedReads reads, PolicyVersions policies)
{
    /// <summary>The card.</summary>
    [Function(nameof(GetCard))]
    [Access(Role.PostOfficer, Officers = true, Area = "village")]
    [Answers<CardView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/cards/{card}")] HttpRequest request, string village, string card, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await cards.FindAsync(village, card, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var view = CardView.Of(found.State, cards.Today(village), policies, MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            return await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "card.read", view, found.EntityTag(), cancellation);
        });
}
