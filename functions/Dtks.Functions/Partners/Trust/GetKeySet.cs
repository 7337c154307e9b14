using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners.Trust;

/// <summary>GET /dci/v1/.well-known/jwks.json: the public keys of what we sign, messages and tokens, for partners' systems (REG-3).</summary>
public sealed class GetKeySet(Api api, OwnKeys keys)
{
    /// <summary>The one that signs now, and those of before that something may still be signed with.</summary>
    [Function(nameof(GetKeySet))]
    [Public]
    [Answers<KeySetView>]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dci/v1/.well-known/jwks.json")] HttpRequest request) =>
        api.RunPublicAsync(() => Task.FromResult(Answer.Done(new KeySetView(keys.Published)) with { CacheControl = "public, max-age=300" }));
}
