using Dtks.Functions.Data;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Links to send the bytes of one upload, never good past the time they are awaited until (MUS-6, RAT-2). What may be done with a link is said by
/// <see cref="UploadReception"/>.
/// </summary>
public sealed class UploadLinks(AppLinks links)
{
    /// <summary>A link that is good from now on.</summary>
    /// <param name="upload">The upload whose bytes are awaited.</param>
    /// <param name="host">The app's base URL as the client names it.</param>
    public BlobLink To(DeclaredUpload upload, Uri host)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var (url, until) = links.To($"/api/uploads/{upload.Village}/{upload.Id}", Permission(upload.Village, upload.Id), upload.ExpiresAt.ToDateTimeOffset(), host);
        return new BlobLink(url, until);
    }

    /// <summary>Whether a link is one of these; and then whether its time is not over.</summary>
    public (bool IsOurs, bool IsInTime) Check(string village, string id, string? until, string? signature) => links.Check(Permission(village, id), until, signature);

    private static string Permission(string village, string id) => $"upload\0{village}\0{id}";
}
