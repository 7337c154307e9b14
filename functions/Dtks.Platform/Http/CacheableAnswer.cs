using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Platform.Http;

/// <summary>
/// 200 with what seldom changes and concerns no person: anyone may keep it for a day, or whoever got it until they ask again; 304 tells a client that the copy it
/// has is still right (RFC 9110, 13.1.2).
/// </summary>
public sealed class CacheableAnswer : IActionResult
{
    private const string ForADay = "public, max-age=86400";
    private const string ForAnHour = "public, max-age=3600";
    private const string UntilAskedAgain = "private, no-cache";

    private CacheableAnswer(Answer answer, bool isKnown) => (Answer, IsKnown) = (answer, isKnown);

    /// <summary>The answer as a client without a copy gets it.</summary>
    public Answer Answer { get; }

    /// <summary>Whether the client has it already.</summary>
    public bool IsKnown { get; }

    /// <summary>The answer to a request; its tag is a digest of its body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">What is answered.</param>
    /// <param name="isPublic">Whether anyone may have it, and so keep it for a day; else whoever got it asks again whether it is still right.</param>
    public static CacheableAnswer Of(HttpRequest request, object body, bool isPublic = true)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(request, JsonText.Write(body), isPublic ? ForADay : UntilAskedAgain);
    }

    /// <summary>The same for what is written already, and may be kept for an hour.</summary>
    /// <param name="request">The request.</param>
    /// <param name="text">The JSON.</param>
    public static CacheableAnswer Written(HttpRequest request, string text)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(request, text, ForAnHour);
    }

    private static CacheableAnswer Of(HttpRequest request, string text, string cacheControl)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"";
        var answer = new Answer(AnswerKind.Done, text, ETag: tag) { CacheControl = cacheControl };
        var known = request.Headers.IfNoneMatch.SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries));
        return new CacheableAnswer(answer, known.Any(value => value == "*" || value == tag || value == $"W/{tag}"));
    }

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsKnown)
        {
            return new AnswerResult(Answer).ExecuteResultAsync(context);
        }

        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = Answer.ETag;
        response.Headers.CacheControl = Answer.CacheControl;
        return Task.CompletedTask;
    }
}
