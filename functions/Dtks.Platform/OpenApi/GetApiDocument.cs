using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.OpenApi;

/// <summary>GET /openapi.json: this document, for anyone.</summary>
public sealed class GetApiDocument(Api api, ApiDocument document)
{
    /// <summary>The OpenAPI 3.1 document of all of it; whoever has it already is told so, without it.</summary>
    [Function(nameof(GetApiDocument))]
    [Public]
    [Answers(200, File = "application/json", Kept = true)]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        api.RunPublicAsync(() => Task.FromResult<IActionResult>(CacheableAnswer.Written(request, document.Text)));
}
