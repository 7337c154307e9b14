using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Pages.Serving;

/// <summary>POST of every path that is not the API's: the form of a page.</summary>
public sealed class SubmitPage(PageService pages)
{
    /// <summary>What comes of the form.</summary>
    [Function(nameof(SubmitPage))]
    [Public]
    [QueryParameters(Any = true)]
    public async Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{*page}")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await pages.SubmitAsync(request.HttpContext, context, cancellation);
        return new EmptyResult();
    }
}
