using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Dci;

/// <summary>An answer in the form of the standard: JSON of which every byte is given, for it may be signed.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The JSON.</param>
/// <param name="retryAfter">When to come again; null where that is no matter of time.</param>
public sealed class DciReply(int status, byte[] body, TimeSpan? retryAfter = null) : IActionResult
{
    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        await response.Body.WriteAsync(body, context.HttpContext.RequestAborted);
    }
}
