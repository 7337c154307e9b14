using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Evidence;

/// <summary>What can be asked of a document.</summary>
public abstract record EvidenceCommand
{
    /// <summary>Declare an upload (MUS-6).</summary>
    /// <param name="Id">The id it will have.</param>
    /// <param name="DeliberationId">The deliberation it belongs to.</param>
    /// <param name="IsConcluded">Whether that deliberation is concluded.</param>
    /// <param name="Draft">What came in.</param>
    /// <param name="UploadWindow">How long the bytes are awaited.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record Declare(
        string Id, string DeliberationId, bool IsConcluded, EvidenceDraft? Draft, Duration UploadWindow, Actor By) : EvidenceCommand;

    /// <summary>The client says that all bytes are there. Nothing happens when it said so before.</summary>
    /// <param name="By">The village's data officer.</param>
    public sealed record Complete(Actor By) : EvidenceCommand;

    /// <summary>Judge what was found. Nothing happens when it was judged before.</summary>
    /// <param name="Found">What was found; null when nothing was.</param>
    /// <param name="Content">What its decoding showed; null when it was not decoded, because the bytes are not what was declared.</param>
    /// <param name="SameFileAs">The other kind that this very file was accepted as in the deliberation; null when it was not.</param>
    /// <param name="Reuses">Where the picture was accepted before, or one that looks alike.</param>
    public sealed record Inspect(
        UploadedBytes? Found, DocumentContent? Content, EvidenceKind? SameFileAs = null, IReadOnlyList<EvidenceReuse>? Reuses = null) : EvidenceCommand;

    /// <summary>Give up on bytes that never came. Nothing happens before the time, or in another status.</summary>
    public sealed record Expire : EvidenceCommand;
}

/// <summary>A declared upload as it came in; nothing checked.</summary>
/// <param name="Kind">Wire name of <see cref="EvidenceKind"/>.</param>
/// <param name="FileName">A file name without a path, 1 to 200 characters.</param>
/// <param name="ContentType">A media type allowed for the kind (<see cref="EvidenceFormats"/>).</param>
/// <param name="Length">Bytes, 1 to 10,485,760.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record EvidenceDraft(string? Kind, string? FileName, string? ContentType, long? Length, string? Sha256);

/// <summary>What was found in the store for a declared upload, measured on our side.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="First">The first bytes, at least <see cref="EvidenceFormats.SniffedBytes"/> of them where there are so many.</param>
/// <param name="Sha256">SHA-256 over all bytes, 64 hexadecimal digits.</param>
public sealed record UploadedBytes(long Length, ReadOnlyMemory<byte> First, string Sha256);
