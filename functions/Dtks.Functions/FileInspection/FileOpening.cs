using Dtks.Domain.Evidence;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.FileInspection;

/// <summary>
/// Opens a file by decoding it, in bounded memory and time: a few at once, each on a thread of its own, so that one that exhausts a decoder
/// is that file's fault and never its neighbours'.
/// </summary>
public sealed partial class FileOpening(
    IOptions<InspectionOptions> options, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<FileOpening> log) : IDisposable
{
    // Decoders nest as deep as a file does, up to a bound of theirs.
    private const int StackBytes = 16 * 1024 * 1024;

    private readonly SemaphoreSlim _places = new(options.Value.AtOnce);

    /// <summary>Does the work once fewer than <see cref="InspectionOptions.AtOnce"/> others are at theirs: what it holds in memory, few hold at a time.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        await _places.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>What a file shows, or why it cannot be taken. Never throws for any bytes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="contentType">What it is said to be: one of <see cref="EvidenceFormats"/>.</param>
    /// <param name="isPhoto">Whether it is asked what it looks like too.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DocumentContent> OpenAsync(ReadOnlyMemory<byte> bytes, string contentType, bool isPhoto, CancellationToken cancellation)
    {
        var stop = new CancellationTokenSource();
        var done = new TaskCompletionSource<DocumentContent>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Finish(done, bytes, contentType, isPhoto, stop.Token), StackBytes) { IsBackground = true, Name = nameof(FileOpening) }.Start();
        try
        {
            return await done.Task.WaitAsync(TimeSpan.FromSeconds(options.Value.Seconds), realTime, cancellation);
        }
        catch (TimeoutException)
        {
            TookTooLong(log, contentType, bytes.Length, options.Value.Seconds);
            return DocumentContent.Faulty(EvidenceViolations.Slow);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private void Finish(TaskCompletionSource<DocumentContent> done, ReadOnlyMemory<byte> bytes, string contentType, bool isPhoto, CancellationToken stop)
    {
        try
        {
            done.SetResult(contentType == EvidenceFormats.Pdf ? PdfReading.Read(bytes, options.Value, stop) : PictureReading.Read(bytes, contentType, isPhoto, options.Value, stop));
        }
        catch (FileFaultException e)
        {
            done.SetResult(DocumentContent.Faulty(e.Code));
        }
        catch (OutOfMemoryException e)
        {
            // Of the machine, perhaps: the message is tried again.
            done.SetException(e);
        }
        catch (Exception e)
        {
            // A decoder may throw anything at a file that is wrong.
            NotOpened(log, contentType, bytes.Length, e.GetType().Name);
            done.SetResult(DocumentContent.Faulty(EvidenceViolations.Damaged));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A file of {ContentType}, {Length} bytes, could not be opened ({Failure}).")]
    private static partial void NotOpened(ILogger log, string contentType, int length, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {ContentType}, {Length} bytes, was not open after {Seconds} s and is rejected.")]
    private static partial void TookTooLong(ILogger log, string contentType, int length, int seconds);
}
