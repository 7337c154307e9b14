using Dtks.Platform.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Pages.Serving;

/// <summary>GET /aset/{name}: a file that pages are dressed with.</summary>
public sealed class GetAsset(Assets assets)
{
    /// <summary>The file, to be kept for good; 404 for a name that is none, or no longer.</summary>
    [Function(nameof(GetAsset))]
    [Public]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "aset/{name}")] HttpRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (assets.Find(name) is not { } asset)
        {
            return new StatusCodeResult(StatusCodes.Status404NotFound);
        }

        headers.CacheControl = "public, max-age=31536000, immutable";
        return new BytesResult(asset.Bytes, asset.ContentType);
    }

    // As MVC's FileContentResult, which needs services of MVC.
    private sealed class BytesResult(byte[] bytes, string contentType) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            (context.HttpContext.Response.ContentType, context.HttpContext.Response.ContentLength) = (contentType, bytes.Length);
            await context.HttpContext.Response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
        }
    }
}
