using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Exports;

/// <summary>
/// Writes exports part by part. A part is kept under a name of its own before the export says that it has it, and only what the export names becomes the file: wherever the work ends it goes on
/// there, and every row is in it once. No more than a part is held in memory.
/// </summary>
public sealed class ExportWork(
    DocumentStore store, IEnumerable<IExportedList> lists, ExportBlobs blobs, FieldProtection protection, ChangeCommit commit, OptimisticRetry retry, BriefRetry brief, TimeProvider clock, IOptions<ExportOptions> options)
{
    // Then the next message: no run is long, and other exports have their turn.
    private const int PartsOfAMessage = 10;
    private const int RandomBytes = 8;

    /// <summary>Goes on with an export. Nothing happens when it is done or gone.</summary>
    /// <exception cref="MessageException">Its list is none.</exception>
    public async Task WorkAsync(ExportMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        for (var part = 1; await brief.RetryAsync(() => retry.RetryAsync(() => StepAsync(message, goesOn: part == PartsOfAMessage, cancellation), cancellation), cancellation) && part < PartsOfAMessage; part++)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The next part; false when nothing is left to do.</summary>
    private async Task<bool> StepAsync(ExportMessage message, bool goesOn, CancellationToken cancellation)
    {
        var found = await store.ReadAsync<ExportDocument>(Partitions.Registry(message.Village), ExportDocument.IdOf(message.Export), cancellation);
        if (found is not { Status: ExportStatus.Working } || clock.GetUtcNow() >= found.ExpiresOn)
        {
            return false;
        }

        var list = lists.FirstOrDefault(l => l.Name == found.List) ?? throw new MessageException($"the export {message.Export} is of no list that there is");
        var total = found.Total ?? await list.CountAsync(found.Asked(), cancellation);
        var part = await list.PartAsync(found.Asked(), found.After, options.Value.PartRows, cancellation);
        var block = await KeepAsync(found, list, part, cancellation);
        var after = found with { Total = total, Rows = found.Rows + part.Rows.Count, After = part.Next, Blocks = [.. found.Blocks, block] };
        if (part.Next is not null)
        {
            await SaveAsync(after, goesOn, cancellation);
            return true;
        }

        await EndAsync(after, cancellation);
        return false;
    }

    private async Task<string> KeepAsync(ExportDocument found, IExportedList list, ExportedPart part, CancellationToken cancellation)
    {
        var number = found.Blocks.Count;
        var text = number == 0 ? CsvFile.Of(list.Headings(found.Asked().Language), part.Rows) : CsvFile.More(list.Columns.Count, part.Rows);
        var sealedText = protection.Protect(text, found.Identity(), ExportDocument.PathOf(number));
        var block = BlockOf(number);
        await blobs.StageAsync(found.BlobName(), block, Encoding.ASCII.GetBytes(sealedText + "\n"), cancellation);
        return block;
    }

    private async Task EndAsync(ExportDocument after, CancellationToken cancellation)
    {
        if (await blobs.TryCommitAsync(after.BlobName(), after.Blocks, cancellation))
        {
            await SaveAsync(after with { Status = ExportStatus.Done, After = null }, goesOn: false, cancellation);
            await blobs.SweepAsync(ExportDocument.BlobsOf(after.Village, after.Export()), but: after.BlobName(), cancellation);
            return;
        }

        // Storage keeps parts for a week; where it lost one, all of it is written again.
        await SaveAsync(after with { Round = after.Round + 1, Rows = 0, After = null, Blocks = [] }, goesOn: true, cancellation);
    }

    private Task SaveAsync(ExportDocument after, bool goesOn, CancellationToken cancellation)
    {
        var change = ChangeSet.Bookkeeping(Partitions.Registry(after.Village)).Replace(after);
        return commit.SaveAsync(goesOn ? change.Then(OutboxEntry.Message(WorkExports.Queue, new ExportMessage(after.Village, after.Export()))) : change, cancellation);
    }

    // Two that write the same part at once keep it under different names, and the export names one of them.
    private static string BlockOf(int number)
    {
        Span<byte> id = stackalloc byte[sizeof(int) + RandomBytes];
        BinaryPrimitives.WriteInt32BigEndian(id, number);
        RandomNumberGenerator.Fill(id[sizeof(int)..]);
        return Convert.ToBase64String(id);
    }
}
