using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>GET /villages/{village}/skrtm/{id}: an SKRTM, for officers of the area (CRD-9); each read is audited before the answer (REG-3).</summary>
public sealed class GetSkrtm(Api api, SkrtmRepository letters, ReplacementCards replacements, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>The letter.</summary>
    [Function(nameof(GetSkrtm))]
    [Access(Officers = true, Area = "village")]
    [Answers<SkrtmView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/skrtm/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await letters.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var awaits = await replacements.ObstacleAsync(found, cancellation) is { } obstacle
                ? new SkrtmAwaits(obstacle.Code, messages.Text(MessageCatalogue.Choose(request.Headers.AcceptLanguage), obstacle.Code, obstacle.Args), obstacle.Rule)
                : null;
            return await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "skrtm.read", SkrtmView.Of(found.State) with { Awaits = awaits }, etag: null, cancellation);
        });
}
