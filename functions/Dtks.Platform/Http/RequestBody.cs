using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Http;

/// <summary>Reads a request's JSON body within its limits.</summary>
public static class RequestBody
{
    /// <summary>The largest body taken, in bytes: 256 KiB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The body's bytes.</summary>
    /// <exception cref="ProblemException">413 over <see cref="MaxBytes"/>; 415 for another content type; 400 or 408 when it does not arrive
    /// whole.</exception>
    public static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        // Some clients name a form where they send nothing: of nothing the type does not matter.
        var isOther = request.ContentType is { Length: > 0 } && !request.HasJsonContentType();
        if (isOther && request.ContentLength > 0)
        {
            throw OtherType();
        }

        try
        {
            var bytes = await ReadAsync(request.Body, cancellation);
            return isOther && bytes.Length > 0 ? throw OtherType() : bytes;
        }
        catch (BadHttpRequestException e)
        {
            throw new ProblemException(new Problem(e.StatusCode, "request.incomplete"));
        }
    }

    /// <summary>The bytes as a <typeparamref name="T"/>.</summary>
    /// <exception cref="ProblemException">400 with every fault and its pointer.</exception>
    public static T Parse<T>(byte[] bytes)
        where T : class
    {
        var faults = StrictJson.TryRead<T>(bytes, out var value);
        return faults.Count == 0 ? value! : throw new ProblemException(Of(faults));
    }

    /// <summary>The bytes of a request that has nothing to say: no body, or an object without members.</summary>
    /// <exception cref="ProblemException">As above, and 400 for anything else.</exception>
    public static async Task<byte[]> ReadNothingAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = await ReadBytesAsync(request, cancellation);
        if (body.Length > 0)
        {
            Parse<NoMembers>(body);
        }

        return body;
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var held = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (held.Length + read > MaxBytes)
            {
                throw TooLarge();
            }

            held.Write(buffer, 0, read);
        }

        return held.ToArray();
    }

    private static Problem Of(IReadOnlyList<JsonFault> faults) =>
        new(400, faults.Count == 1 ? faults[0].Code : "request.invalid", Args: faults[0].Args, Errors: [.. faults.Take(100).Select(f => new ProblemError(f.Pointer, f.Code, null, f.Args))]);

    private static ProblemException OtherType() => new(new Problem(415, "request.contentType"));

    private static ProblemException TooLarge() =>
        new(new Problem(413, "request.tooLarge", Args: new Dictionary<string, string> { ["limit"] = "256 KiB" }));

    private sealed record NoMembers;
}
