using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Dtks.LocalCosmos.Http;

/// <summary>Writes an answer to the wire with the headers that every answer has.</summary>
internal static class ResponseWriter
{
    private const string Version = "version=2.14.0.0";

    public static async Task WriteAsync(HttpContext context, CosmosResponse answer)
    {
        var response = context.Response;
        var headers = response.Headers;
        response.StatusCode = answer.Status;
        headers[CosmosHeaders.ActivityId] = context.Request.Headers[CosmosHeaders.ActivityId] is [{ } id, ..] ? id : Guid.NewGuid().ToString();
        headers[CosmosHeaders.RequestCharge] = answer.Charge.ToString("0.##", CultureInfo.InvariantCulture);
        headers[CosmosHeaders.ServiceVersion] = Version;
        if (answer.SubStatus != 0 || answer.Status >= 400)
        {
            headers[CosmosHeaders.SubStatus] = answer.SubStatus.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.ETag is { } tag)
        {
            headers.ETag = tag;
        }

        foreach (var (name, value) in answer.Headers)
        {
            headers[name] = value;
        }

        await WriteBodyAsync(context, answer);
    }

    private static async Task WriteBodyAsync(HttpContext context, CosmosResponse answer)
    {
        if (answer.Status is 204 or 304)
        {
            return;
        }

        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
