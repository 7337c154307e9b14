using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Functions.Data;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Signs links to send the bytes of one upload, for a quarter of an hour and never past the time they are awaited until (MUS-6, RAT-2). What may be
/// done with a link is said by <see cref="UploadReception"/>.
/// </summary>
public sealed class UploadLinks(IOptions<ProtectionOptions> protection, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const int SignatureBytes = 18;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly byte[] _key = Convert.FromBase64String(protection.Value.CursorKey);

    /// <summary>A link that is good from now on.</summary>
    /// <param name="upload">The upload whose bytes are awaited.</param>
    /// <param name="host">The app's base URL as the client names it.</param>
    public BlobLink To(DeclaredUpload upload, Uri host)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var (soon, last) = (clock.GetUtcNow() + Lifetime, upload.ExpiresAt.ToDateTimeOffset());
        var until = DateTimeOffset.FromUnixTimeSeconds((soon < last ? soon : last).ToUnixTimeSeconds());
        var text = Text(until);
        var path = $"/api/uploads/{upload.Village}/{upload.Id}?until={text}&sig={Sign(upload.Village, upload.Id, text)}";
        return new BlobLink(new Uri(options.Value.Endpoint is { Length: > 0 } own ? new Uri(own) : host, path), until);
    }

    /// <summary>Whether a link is one of these; and then whether its time is not over.</summary>
    public (bool IsOurs, bool IsInTime) Check(string village, string id, string? until, string? signature)
    {
        if (until is null || signature is null || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return (false, false);
        }

        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(village, id, until)), Encoding.UTF8.GetBytes(signature));
        return (isOurs, isOurs && clock.GetUtcNow().ToUnixTimeSeconds() < seconds);
    }

    private static string Text(DateTimeOffset until) => until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    // The key signs cursors too; what is signed here begins as none of them does.
    private string Sign(string village, string id, string until) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"upload\0{village}\0{id}\0{until}"))[..SignatureBytes]);
}
