using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Operations;

/// <summary>POST /operations/poison/{id}/replay: tries again what was set aside, for operators.</summary>
public sealed class ReplaySetAside(Api api, SetAsideSettlement settlement, MessageCatalogue messages)
{
    /// <summary>202 with the item once it is on its way; 200 when it is done already.</summary>
    [Function(nameof(ReplaySetAside))]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    [Takes]
    [Answers<SetAsideView>]
    [Answers<SetAsideView>(202)]
    [Refuses(409, "operations.letGo")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/operations/poison/{id}/replay")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadNothingAsync(request, cancellation);

            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await settlement.ReplayAsync(id, by, key, kept => SetAsideView.Of(kept, messages, language), cancellation);
        });
}
