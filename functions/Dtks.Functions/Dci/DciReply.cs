using System.Globalization;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Dci;

/// <summary>An answer in the form of the standard: JSON of which every byte is given, for it may be signed.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The JSON.</param>
/// <param name="retryAfter">When to come again; null where that is no matter of time.</param>
public sealed partial class DciReply(int status, byte[] body, TimeSpan? retryAfter = null) : IActionResult
{
    /// <summary>Answers a request in the forms of the standard, whatever comes of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">Its path.</param>
    /// <param name="edge">What it is answered with.</param>
    /// <param name="answer">Answers what was sent.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IActionResult> ToAsync(HttpRequest request, DciPath path, DciEdge edge, Func<DciRequest, Task<DciReply>> answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(edge);
        var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
        var result = await edge.Api.RunPublicAsync(async () => (IActionResult)await answer(new DciRequest(
            request.Headers.Authorization.ToString(), language, await ReadAsync(request, path.Action, !path.IsSync, cancellation), () => edge.Throttle.Caller(request))));
        return result is ProblemResult told ? edge.Replies.Of(told.Problem, path, language) : result;
    }

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
