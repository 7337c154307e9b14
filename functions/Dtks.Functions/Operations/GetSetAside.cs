using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Operations;

/// <summary>GET /operations/poison/{id}: one item that was set aside, for operators.</summary>
public sealed class GetSetAside(Api api, Shelf shelf, MessageCatalogue messages)
{
    /// <summary>One item.</summary>
    [Function(nameof(GetSetAside))]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    [Answers<SetAsideView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations/poison/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var kept = await shelf.FindAsync(id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            return Answer.Done(SetAsideView.Of(kept, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), kept.ETag);
        });
}
