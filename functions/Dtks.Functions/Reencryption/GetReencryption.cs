using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Reencryption;

/// <summary>GET /operations/reencryption: how many documents are left under another key, for operators.</summary>
public sealed class GetReencryption(Api api, DocumentReencryption reencryption, FieldProtection protection)
{
    /// <summary>The progress.</summary>
    [Function(nameof(GetReencryption))]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    [Answers<ReencryptionView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations/reencryption")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async _ => Answer.Done(new ReencryptionView(protection.Mark, await reencryption.LeftAsync(cancellation))));
}
