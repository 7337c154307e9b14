using Dtks.Domain.Evidence;
using Dtks.Functions.FileInspection;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Looks at the bytes of an upload, whatever it belongs to: measures them on our side, opens them, and keeps write-once what is as declared and fit. It may be done twice, and may end
/// between any two steps: done again it comes to the same.
/// </summary>
public sealed class UploadInspection(EvidenceBlobs blobs, FileOpening files)
{
    /// <summary>What the upload is, kept when it can be taken.</summary>
    /// <param name="name">The blob's name, the same in both containers.</param>
    /// <param name="declared">What was declared.</param>
    /// <param name="isPhoto">Whether it is asked what it looks like too.</param>
    /// <param name="isFit">Whether what it shows can be taken; asked only of what is as declared.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MessageException">Other bytes stand in its place in the evidence.</exception>
    public Task<InspectedUpload> KeepAsync(string name, DeclaredBytes declared, bool isPhoto, Func<DocumentContent, Task<bool>> isFit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(isFit);
        return files.InTurnAsync(() => KeepInTurnAsync(name, declared, isPhoto, isFit, cancellation), cancellation);
    }

    private async Task<InspectedUpload> KeepInTurnAsync(string name, DeclaredBytes declared, bool isPhoto, Func<DocumentContent, Task<bool>> isFit, CancellationToken cancellation)
    {
        var upload = await blobs.MeasureIncomingAsync(name, declared.Length, cancellation);

        // Another delivery may be ahead of this one and have removed it already.
        var measured = upload ?? await blobs.MeasureKeptAsync(name, declared.Length, cancellation);
        if (measured is null || InspectionRules.Fault(declared, measured.Bytes) is not null)
        {
            return new InspectedUpload(measured?.Bytes, Content: null, IsKept: false);
        }

        var content = await files.OpenAsync(measured.Content, declared.ContentType, isPhoto, cancellation);
        if (!await isFit(content))
        {
            return new InspectedUpload(measured.Bytes, content, IsKept: false);
        }

        return upload is null || await blobs.KeepAsync(name, upload, cancellation)
            ? new InspectedUpload(measured.Bytes, content, IsKept: true)
            : throw new MessageException($"other bytes stand as evidence {name}");
    }
}

/// <summary>What an upload was found to be.</summary>
/// <param name="Bytes">Its bytes as measured on our side; null when there are none.</param>
/// <param name="Content">What its decoding showed; null when it was not decoded, because the bytes are not what was declared.</param>
/// <param name="IsKept">Whether the evidence holds it.</param>
public sealed record InspectedUpload(UploadedBytes? Bytes, DocumentContent? Content, bool IsKept);
