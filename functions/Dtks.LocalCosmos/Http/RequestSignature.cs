using System.Security.Cryptography;
using System.Text;
using Dtks.LocalCosmos.Errors;

namespace Dtks.LocalCosmos.Http;

/// <summary>Checks the account key's signature: HMAC-SHA256 over verb, resource type, resource link and date.</summary>
internal sealed class RequestSignature
{
    private const string Prefix = "type=master&ver=1.0&sig=";

    private readonly byte[] _key;

    /// <param name="key">The account key in Base64.</param>
    public RequestSignature(string key) => _key = Convert.FromBase64String(key);

    /// <summary>401 unless the request is signed with the key.</summary>
    public void Check(string verb, ResourcePath path, string? authorization, string? date)
    {
        var token = Uri.UnescapeDataString(authorization ?? string.Empty);
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || date is null)
        {
            throw Refused("The request has no master key signature (authorization and x-ms-date).");
        }

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var wellFormed = Convert.TryFromBase64String(token[Prefix.Length..], signature, out var length) && length == signature.Length;
        if (!wellFormed || !MatchesAny(signature, verb, path, date))
        {
            throw Refused("The input authorization token can't serve the request: it was not made with this account's key.");
        }
    }

    // By names the link is signed; by resource ids the last of them.
    private bool MatchesAny(ReadOnlySpan<byte> signature, string verb, ResourcePath path, string date) =>
        Matches(signature, verb, path, path.SignedLink, date)
        || Matches(signature, verb, path, path.SignedResourceId, date);

    private bool Matches(ReadOnlySpan<byte> signature, string verb, ResourcePath path, string link, string date)
    {
        var signed = $"{verb.ToLowerInvariant()}\n{path.SignedType.ToLowerInvariant()}\n{link}\n{date.ToLowerInvariant()}\n\n";
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed), expected);
        return CryptographicOperations.FixedTimeEquals(signature, expected);
    }

    private static RequestFailedException Refused(string message) => new(401, 0, message);
}
