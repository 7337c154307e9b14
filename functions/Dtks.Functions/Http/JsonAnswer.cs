using Dtks.Functions.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Http;

/// <summary>An answer with a JSON body, written explicitly so that it is the same under every host.</summary>
/// <param name="Status">The HTTP status, 200-299.</param>
/// <param name="Body">The body, already JSON.</param>
/// <param name="Location">The <c>Location</c> header, if any.</param>
/// <param name="ETag">The document's entity tag, quotes included, if any.</param>
public sealed record JsonAnswer(int Status, string Body, string? Location = null, string? ETag = null) : IActionResult
{
    /// <summary><c>Cache-Control</c>; what concerns persons is never stored.</summary>
    public string CacheControl { get; init; } = "no-store";

    /// <summary>200 with <paramref name="body"/>.</summary>
    public static JsonAnswer Ok(object body, string? etag = null) => new(StatusCodes.Status200OK, JsonText.Write(body), ETag: etag);

    /// <summary>201 with <paramref name="body"/> and where it now stands.</summary>
    public static JsonAnswer Created(object body, string location) => new(StatusCodes.Status201Created, JsonText.Write(body), location);

    /// <summary>202 with <paramref name="body"/>: taken on, done later.</summary>
    public static JsonAnswer Accepted(object body) => new(StatusCodes.Status202Accepted, JsonText.Write(body));

    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = CacheControl;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (ETag is not null)
        {
            response.Headers.ETag = ETag;
        }

        await response.WriteAsync(Body, context.HttpContext.RequestAborted);
    }
}
