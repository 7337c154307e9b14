using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Platform.Http;

/// <summary>An answer as JSON over HTTP.</summary>
public sealed class AnswerResult(Answer answer) : IActionResult
{
    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = Status(answer.Kind);
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = answer.CacheControl;
        if (answer.Location is not null)
        {
            response.Headers.Location = answer.Location;
        }

        if (answer.ETag is not null)
        {
            response.Headers.ETag = answer.ETag;
        }

        await response.WriteAsync(answer.Body, context.HttpContext.RequestAborted);
    }

    private static int Status(AnswerKind kind) => kind switch
    {
        AnswerKind.Created => StatusCodes.Status201Created,
        AnswerKind.Accepted => StatusCodes.Status202Accepted,
        _ => StatusCodes.Status200OK,
    };
}
