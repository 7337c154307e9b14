using System.Diagnostics;
using System.Globalization;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Http;

/// <summary>A problem as <c>application/problem+json</c> (RFC 9457), in the client's language, without a stack trace.</summary>
public sealed class ProblemResult(Problem problem, MessageCatalogue messages) : IActionResult
{
    /// <summary>What is told.</summary>
    public Problem Problem { get; } = problem;

    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var language = MessageCatalogue.Choose(http.Request.Headers.AcceptLanguage);
        http.Response.StatusCode = Problem.Status;
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.CacheControl = "no-store";
        if (Problem.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (Problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        await http.Response.WriteAsync(Body(http, language).ToString(Newtonsoft.Json.Formatting.None), http.RequestAborted);
    }

    private JObject Body(HttpContext http, string language)
    {
        var body = new JObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(Problem.Status),
            ["status"] = Problem.Status,
            ["code"] = Problem.Code,
            ["detail"] = messages.Text(language, Problem.Code, Problem.Args),
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        };
        if (Problem.Rule is not null)
        {
            body["rule"] = Problem.Rule;
        }

        if (Problem.Errors is { Count: > 0 } errors)
        {
            body["errors"] = new JArray(errors.Select(e => Entry(e, language)));
        }

        return body;
    }

    private JObject Entry(ProblemError error, string language)
    {
        var entry = new JObject
        {
            ["pointer"] = error.Pointer,
            ["code"] = error.Code,
            ["detail"] = messages.Text(language, error.Code, error.Args),
        };
        if (error.Rule is not null)
        {
            entry["rule"] = error.Rule;
        }

        return entry;
    }
}
