using Dtks.Platform.Access;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Http;

/// <summary>Reads the <c>Idempotency-Key</c> header.</summary>
public static class IdempotencyHeader
{
    /// <summary>The key of a request.</summary>
    /// <exception cref="ProblemException">400 for a key that is empty or over 200 characters.</exception>
    public static IdempotencyKey Read(HttpRequest request, Caller caller, byte[] body)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var header))
        {
            return IdempotencyKey.None(body);
        }

        var key = header.ToString().Trim();
        return key.Length is > 0 and <= IdempotencyKey.MaxLength
            ? IdempotencyKey.Of(caller.Subject, $"{request.Method} {RequestPath.Of(request)}", key, body)
            : throw new ProblemException(new Problem(400, "idempotency.key"));
    }
}
