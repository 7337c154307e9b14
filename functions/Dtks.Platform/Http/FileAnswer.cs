using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Platform.Http;

/// <summary>An answer that is a file to be saved.</summary>
/// <param name="contentType">Its media type.</param>
/// <param name="fileName">Its name: letters, digits, dots and hyphens.</param>
/// <param name="bytes">What it holds.</param>
/// <param name="etag">Its entity tag, quotes included; null for none.</param>
public sealed class FileAnswer(string contentType, string fileName, ReadOnlyMemory<byte> bytes, string? etag = null) : IActionResult
{
    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (etag is not null)
        {
            response.Headers.ETag = etag;
        }

        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }
}
