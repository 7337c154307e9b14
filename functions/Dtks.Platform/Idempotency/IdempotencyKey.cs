using System.Security.Cryptography;
using System.Text;

namespace Dtks.Platform.Idempotency;

/// <summary>A request's <c>Idempotency-Key</c>, bound to who sent it and where to, with what it was sent with.</summary>
/// <param name="Id">The key's hash: 32 hexadecimal digits. Ids of what the request creates are derived from it.</param>
/// <param name="BodyHash">The body's SHA-256. Stored keyed only: a body describes a person, and a plain hash is undone by trying.</param>
/// <param name="Given">Whether the client sent a key; without one every request is its own.</param>
public sealed record IdempotencyKey(string Id, string BodyHash, bool Given)
{
    /// <summary>The most characters a key has.</summary>
    public const int MaxLength = 200;

    /// <summary>The key of a request that brought none: its own alone.</summary>
    public static IdempotencyKey None(byte[] body) => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), HashOf(body), Given: false);

    /// <summary>The key that a client sent.</summary>
    /// <param name="subject">Who sent it.</param>
    /// <param name="target">What it was sent to: method and path.</param>
    /// <param name="key">The key, 1 to <see cref="MaxLength"/> characters.</param>
    /// <param name="body">What was sent.</param>
    public static IdempotencyKey Of(string subject, string target, string key, byte[] body)
    {
        var scope = SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}\n{target}\n{key}"));
        return new IdempotencyKey(Convert.ToHexStringLower(scope)[..32], HashOf(body), Given: true);
    }

    private static string HashOf(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
