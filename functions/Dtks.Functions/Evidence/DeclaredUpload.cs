using NodaTime;

namespace Dtks.Functions.Evidence;

/// <summary>A file that was declared, whatever it is for: what a link to send it by goes by.</summary>
/// <param name="Village">Its village; of what a regency sends, the regency.</param>
/// <param name="Id">Its id.</param>
/// <param name="BlobName">The name its bytes come in under.</param>
/// <param name="Location">The path to ask where it stands.</param>
/// <param name="Length">The declared length in bytes.</param>
/// <param name="ExpiresAt">From when on the bytes are no longer awaited.</param>
/// <param name="IsAwaited">Whether they are, before that.</param>
/// <param name="Rule">The rule that it is sent by.</param>
public sealed record DeclaredUpload(string Village, string Id, string BlobName, string Location, long Length, Instant ExpiresAt, bool IsAwaited, string Rule)
{
    /// <summary>Why its bytes are not taken any more although they never came, since what it is for is closed: a code of a text. Null while it is open.</summary>
    public string? Closed { get; init; }
}
