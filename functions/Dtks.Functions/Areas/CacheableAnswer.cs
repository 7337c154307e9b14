using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Areas;

/// <summary>
/// 200 with what seldom changes and concerns no person: anyone may keep it for a day, or whoever got it until they ask again; 304 tells a client that the copy it
/// has is still right (RFC 9110, 13.1.2).
/// </summary>
internal sealed class CacheableAnswer : IActionResult
{
    private const string ForADay = "public, max-age=86400";
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
        var text = JsonText.Write(body);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"";
        var answer = new Answer(AnswerKind.Done, text, ETag: tag) { CacheControl = isPublic ? ForADay : UntilAskedAgain };
        var known = request.Headers.IfNoneMatch.SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries));
        return new CacheableAnswer(answer, known.Any(value => value == "*" || value == tag || value == $"W/{tag}"));
    }

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context)
    {
        if (!IsKnown)
            return new AnswerResult(Answer).ExecuteResultAsync(context);
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = Answer.ETag;
        response.Headers.CacheControl = Answer.CacheControl;
        return Task.CompletedTask;
    }
}
