using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Functions.Data;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Exports;

/// <summary>
/// Signs links to fetch the file of one export, for a quarter of an hour and never past the file's own time. They lead to the app, which opens what lies encrypted in storage (REG-3).
/// </summary>
public sealed class ExportLinks(IOptions<ProtectionOptions> protection, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const int SignatureBytes = 18;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly byte[] _key = Convert.FromBase64String(protection.Value.CursorKey);

    /// <summary>A link that is good from now on, and until when.</summary>
    /// <param name="export">An export that is done.</param>
    /// <param name="host">The app's base URL as the client names it.</param>
    public (Uri Url, DateTimeOffset ExpiresOn) To(ExportDocument export, Uri host)
    {
        ArgumentNullException.ThrowIfNull(export);
        var soon = clock.GetUtcNow() + Lifetime;
        var until = DateTimeOffset.FromUnixTimeSeconds((soon < export.ExpiresOn ? soon : export.ExpiresOn).ToUnixTimeSeconds());
        var text = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var path = $"/api/exports/{export.Village}/{export.Export()}?until={text}&sig={Sign(export, text)}";
        return (new Uri(options.Value.Endpoint is { Length: > 0 } own ? new Uri(own) : host, path), until);
    }

    /// <summary>Whether a link is one of these, to the file that stands now; and then whether its time is not over.</summary>
    public (bool IsOurs, bool IsInTime) Check(ExportDocument export, string? until, string? signature)
    {
        if (until is null || signature is null || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return (false, false);
        }

        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(export, until)), Encoding.UTF8.GetBytes(signature));
        return (isOurs, isOurs && clock.GetUtcNow().ToUnixTimeSeconds() < seconds);
    }

    // The key signs cursors and links to send files too; what is signed here begins as none of them does.
    private string Sign(ExportDocument export, string until) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"export\0{export.BlobName()}\0{until}"))[..SignatureBytes]);
}
