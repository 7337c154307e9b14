using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Http;

/// <summary>An error answer of the host itself as <c>application/problem+json</c> (RFC 9457), in the form of the HTTP contract.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable dotted camelCase code.</param>
/// <param name="Detail">What is wrong and what to do next.</param>
internal sealed record HostProblem(int Status, string Code, BilingualText Detail)
{
    /// <summary>The member of the request that is wrong, as a JSON pointer.</summary>
    public string? Pointer { get; init; }

    /// <summary>Further members of the answer.</summary>
    public JObject? Extensions { get; init; }

    /// <summary>A 400 for a member of the request.</summary>
    public static HostProblem BadRequest(string code, string? pointer, string indonesian, string english)
        => new(StatusCodes.Status400BadRequest, code, new BilingualText(indonesian, english)) { Pointer = pointer };

    /// <summary>Writes the answer.</summary>
    public async Task WriteAsync(HttpContext http)
    {
        var language = http.Request.Headers.AcceptLanguage.ToString();
        var detail = Detail.For(language);
        var body = new JObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(Status),
            ["status"] = Status,
            ["code"] = Code,
            ["detail"] = detail,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        };
        if (Pointer is not null)
            body["errors"] = new JArray(new JObject { ["pointer"] = Pointer, ["code"] = Code, ["detail"] = detail });
        foreach (var property in Extensions?.Properties() ?? [])
            body[property.Name] = property.Value;
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        http.Response.Headers.ContentLanguage = detail == Detail.Indonesian ? "id" : "en";
        await http.Response.WriteAsync(body.ToString(Formatting.None), http.RequestAborted);
    }
}
