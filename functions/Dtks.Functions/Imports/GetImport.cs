using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>GET …/imports/{id}: how far a prelist is.</summary>
public sealed class GetImport(Api api, ImportRepository repository, MessageCatalogue messages)
{
    /// <summary>One import.</summary>
    [Function(nameof(GetImport))]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/imports/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            return Answer.Done(ImportView.Of(found, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), found.ETag);
        });
}
