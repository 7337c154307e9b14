using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Data;

/// <summary>Signs links that lead to the app and are the permission themselves: each for one thing, for a quarter of an hour and never past that thing's own time.</summary>
public sealed class AppLinks(IOptions<ProtectionOptions> protection, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const int SignatureBytes = 18;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly byte[] _key = Convert.FromBase64String(protection.Value.CursorKey);

    /// <summary>A link that is good from now on, and until when.</summary>
    /// <param name="path">Where it leads, without a query.</param>
    /// <param name="permission">What it permits. The key signs cursors too: it begins as none of them does, and as no other kind of links'.</param>
    /// <param name="last">From when on it is good for nothing in any case.</param>
    /// <param name="host">The app's base URL as the client names it.</param>
    public (Uri Url, DateTimeOffset ExpiresOn) To(string path, string permission, DateTimeOffset last, Uri host)
    {
        var soon = clock.GetUtcNow() + Lifetime;
        var until = DateTimeOffset.FromUnixTimeSeconds((soon < last ? soon : last).ToUnixTimeSeconds());
        var text = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (new Uri(options.Value.Endpoint is { Length: > 0 } own ? new Uri(own) : host, $"{path}?until={text}&sig={Sign(permission, text)}"), until);
    }

    /// <summary>Whether a link with such a query permits it; and then whether its time is not over.</summary>
    public (bool IsOurs, bool IsInTime) Check(string permission, string? until, string? signature)
    {
        if (until is null || signature is null || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return (false, false);
        }

        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(permission, until)), Encoding.UTF8.GetBytes(signature));
        return (isOurs, isOurs && clock.GetUtcNow().ToUnixTimeSeconds() < seconds);
    }

    private string Sign(string permission, string until) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{permission}\0{until}"))[..SignatureBytes]);
}
