using Dtks.Domain.Duplicates;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Duplicates;

/// <summary>Compares who was gathered in one part, and keeps the pairs that are likely one person (REG-5).</summary>
public sealed class ScanComparing(DocumentStore store, DuplicateFinds finds, UnreadableRecords unreadables, BriefRetry retry)
{
    private const int AtOnce = 8;

    /// <summary>What comparing the part came to; null when something that was gathered for it is gone.</summary>
    public async Task<PartCompared?> CompareAsync(DuplicateScanState scan, int part, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var partition = GatheredDocument.PartitionOf(scan.Id, part);
        var (people, unread, documents) = (new List<(ComparedPerson, SearchGroup)>(), new List<UnreadEntry>(), 0);
        await foreach (var listed in store.AllAsync<GatheredDocument>(partition, new DocumentQuery($"SELECT * FROM c WHERE c.type = '{GatheredDocument.TypeName}'"), retry, cancellation))
        {
            documents++;
            if (listed.TryRead(out var gathered, out var unreadable))
            {
                people.AddRange(gathered.Compared());
            }
            else
            {
                unreadables.LeftOut(partition, unreadable);
                unread.AddRange((unreadable.Text("village") ?? string.Empty).Split(' ').Select(village => new UnreadEntry(village, Household: null)));
            }
        }

        if (documents < scan.Parts[part])
        {
            return null;
        }

        var result = DuplicateSearch.Find(people);
        var (found, first) = (0, 0);
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(result.Pairs, how, async (pair, stop) =>
        {
            var kept = await finds.KeepAsync(scan, pair, stop);
            Interlocked.Add(ref found, kept == Kept.No ? 0 : 1);
            Interlocked.Add(ref first, kept == Kept.First ? 1 : 0);
        });
        return new PartCompared(found, first, result.PassedOver, unread);
    }
}
