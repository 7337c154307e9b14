using System.Security.Cryptography;
using System.Text;
using Dtks.Functions.Identity;
using Microsoft.AspNetCore.Http;

namespace Dtks.Functions.Http;

/// <summary>A POST's <c>Idempotency-Key</c>, bound to who sent it and where to, with what it was sent with.</summary>
/// <param name="Id">The key's hash: 32 hexadecimal digits. Ids of what the request creates are derived from it.</param>
/// <param name="BodyHash">The body's SHA-256.</param>
/// <param name="Given">Whether the client sent a key; without one every request is its own.</param>
public sealed record RequestKey(string Id, string BodyHash, bool Given)
{
    private const int MaxLength = 200;

    /// <summary>The key of a request.</summary>
    /// <exception cref="ProblemException">400 for a key that is empty or over 200 characters.</exception>
    public static RequestKey Of(HttpRequest request, Caller caller, byte[] body)
    {
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(body));
        if (!request.Headers.TryGetValue("Idempotency-Key", out var header))
        {
            return new RequestKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), bodyHash, Given: false);
        }

        var key = header.ToString().Trim();
        if (key.Length is 0 or > MaxLength)
        {
            throw new ProblemException(new Problem(400, "idempotency.key"));
        }

        var scope = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Subject}\n{request.Method} {request.Path}\n{key}"));
        return new RequestKey(Convert.ToHexStringLower(scope)[..32], bodyHash, Given: true);
    }
}
