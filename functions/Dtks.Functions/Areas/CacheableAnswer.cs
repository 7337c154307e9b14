using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Areas;

/// <summary>
/// 200 with what seldom changes and concerns no person: anyone may keep it for a day, and 304 tells a client that the copy it has is still
/// right (RFC 9110, 13.1.2).
/// </summary>
internal sealed class CacheableAnswer : IActionResult
{
    private const string ForADay = "public, max-age=86400";

    private CacheableAnswer(Answer answer, bool isKnown) => (Answer, IsKnown) = (answer, isKnown);

    /// <summary>The answer as a client without a copy gets it.</summary>
    public Answer Answer { get; }

    /// <summary>Whether the client has it already.</summary>
    public bool IsKnown { get; }

    /// <summary>The answer to a request; its tag is a digest of its body.</summary>
    public static CacheableAnswer Of(HttpRequest request, object body)
    {
        var text = JsonText.Write(body);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"";
        var answer = new Answer(AnswerKind.Done, text, ETag: tag) { CacheControl = ForADay };
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
        response.Headers.CacheControl = ForADay;
        return Task.CompletedTask;
    }
}
