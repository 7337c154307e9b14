using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.LetterScans;

/// <summary>What can be asked of a scan of a letter.</summary>
public abstract record ScanCommand
{
    /// <summary>Declare an upload (RAT-1).</summary>
    /// <param name="Id">The id it will have.</param>
    /// <param name="Letter">The letter.</param>
    /// <param name="Declared">How many were declared for it so far, whatever became of them.</param>
    /// <param name="Before">Its scans so far that can be read, of every time that it went.</param>
    /// <param name="IsUnsigned">Whether it is, byte for byte, the letter as the system makes it.</param>
    /// <param name="Draft">What came in.</param>
    /// <param name="UploadWindow">How long the bytes are awaited.</param>
    /// <param name="By">The regent.</param>
    public sealed record Declare(string Id, LetterState Letter, int Declared, IReadOnlyList<ScanState> Before, bool IsUnsigned, ScanDraft? Draft, Duration UploadWindow, Actor By)
        : ScanCommand;

    /// <summary>The client says that all bytes are there. Nothing happens when it said so before.</summary>
    /// <param name="By">The regent.</param>
    public sealed record Complete(Actor By) : ScanCommand;

    /// <summary>Judge what was found. Nothing happens when it was judged before.</summary>
    /// <param name="Found">What was found; null when nothing was.</param>
    /// <param name="Content">What its decoding showed; null when it was not decoded, because the bytes are not what was declared.</param>
    public sealed record Inspect(UploadedBytes? Found, DocumentContent? Content) : ScanCommand;

    /// <summary>Give up on bytes that never came. Nothing happens before the time, or in another status.</summary>
    public sealed record Expire : ScanCommand;
}

/// <summary>A declared scan as it came in; nothing checked.</summary>
/// <param name="FileName">A file name without a path, 1 to 200 characters.</param>
/// <param name="ContentType">A media type of <see cref="EvidenceFormats.Papers"/>.</param>
/// <param name="Length">Bytes, 1 to 10,485,760.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record ScanDraft(string? FileName, string? ContentType, long? Length, string? Sha256);
