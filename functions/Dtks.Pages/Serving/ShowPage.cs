using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Pages.Serving;

/// <summary>GET of every path that is not the API's: a page for people, or that there is none.</summary>
public sealed class ShowPage(PageService pages)
{
    /// <summary>The page.</summary>
    [Function(nameof(ShowPage))]
    [Public]
    [QueryParameters(Any = true)]
    public async Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*page}")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await pages.ShowAsync(request.HttpContext, context, cancellation);
        return new EmptyResult();
    }
}
