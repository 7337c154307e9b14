using Dtks.LocalCosmos.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dtks.LocalCosmos.Http;

/// <summary>Reads a request from the wire.</summary>
internal static class RequestReader
{
    /// <summary>Largest body: a batch of 2 MB and its framing. A larger one is 413.</summary>
    public const int MaxBodyBytes = 4 * 1024 * 1024;

    /// <summary>What is not done about documents in the binary form, and how to do without.</summary>
    public const string BinaryEncoding = "binary encoding of documents: leave AZURE_COSMOS_BINARY_ENCODING_ENABLED unset";

    public static ResourcePath ReadPath(HttpContext context) =>
        ResourcePath.Parse(context.Features.Get<IHttpRequestFeature>()!.RawTarget);

    public static async Task<CosmosRequest> ReadAsync(HttpContext context, ResourcePath path)
    {
        var request = context.Request;
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        // Who takes text as well gets text.
        if (request.Headers[CosmosHeaders.SupportedFormats] is [{ } formats, ..] && !formats.Contains("JsonText", StringComparison.OrdinalIgnoreCase)
            || request.Headers[CosmosHeaders.ContentFormat] == "CosmosBinary")
        {
            throw RequestFailedException.NotSupported(BinaryEncoding);
        }

        var body = hasBody ? await ReadBodyAsync(request, context.RequestAborted) : default;
        return new CosmosRequest(request.Method, path, request.Headers, body);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is { } declared)
        {
            var whole = new byte[declared <= MaxBodyBytes ? declared : throw TooLarge()];
            await request.Body.ReadExactlyAsync(whole, cancellation);
            return whole;
        }

        using var gathered = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0;)
        {
            gathered.Write(chunk, 0, gathered.Length + read <= MaxBodyBytes ? read : throw TooLarge());
        }

        return gathered.ToArray();
    }

    private static RequestFailedException TooLarge() =>
        RequestFailedException.TooLarge($"Request size is too large: a request has at most {MaxBodyBytes} bytes.");
}
