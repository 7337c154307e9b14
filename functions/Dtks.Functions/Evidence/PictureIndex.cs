using System.Globalization;
using Dtks.Domain.Evidence;
using Dtks.Functions.FileInspection;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Remembers documents by what they are and what photos look like, and finds where they were used before, in any village: by keys of their own,
/// a bounded number of reads whatever the nation holds, each repeated by itself when the database fails for a moment. It flags and refuses nothing: people decide.
/// </summary>
public sealed class PictureIndex(DocumentStore store, UnreadableRecords unreadables, BriefRetry retry, TimeProvider clock)
{
    /// <summary>The container of the keys.</summary>
    public static DocumentContainer Container { get; } = new("pictures", "/band");

    /// <summary>The most places that are named.</summary>
    public const int MostReuses = 10;

    // Of one key: the latest. A key that more photos share tells little.
    private const int MostOfBand = 100;

    private const int CoarseDigits = 16;
    private const int BandDigits = 4;
    private const int AtOnce = 8;

    /// <summary>Remembers a document, and gives where it, or one that looks alike, was used before. Done twice it is as once.</summary>
    /// <param name="upload">The document, about to be accepted.</param>
    /// <param name="looks">What it looks like; none for what is no photo.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<EvidenceReuse>> RememberAsync(EvidenceDocument upload, IReadOnlyList<string> looks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var file = $"file-{upload.State.Sha256}";
        var remembered = looks.Take(PictureLook.Remembered).SelectMany(Bands).DistinctBy(b => b.Band).Prepend((Band: file, Look: (string?)null));
        var asked = looks.SelectMany(Bands).Prepend((Band: file, Look: (string?)null)).ToLookup(b => b.Band, b => b.Look, StringComparer.Ordinal);

        // First remembered, then asked after: of two at once one at least finds the other.
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(remembered, how, async (band, stop) =>
            await retry.RetryAsync(() => store.TryCreateAsync(At(band.Band), Document(upload, band.Band, band.Look), stop), stop));
        var found = new System.Collections.Concurrent.ConcurrentBag<EvidenceReuse>();
        await Parallel.ForEachAsync(asked, how, async (band, stop) =>
        {
            foreach (var other in await retry.RetryAsync(() => OthersAsync(band.Key, upload, stop), stop))
            {
                if (band.Any(look => look is null || (other.Look is not null && PictureLook.IsAlike(look, other.Look))))
                {
                    found.Add(new EvidenceReuse(other.Village, other.Deliberation, other.Evidence, IsSameFile: band.Key == file));
                }
            }
        });
        return
        [
            .. found.OrderByDescending(r => r.IsSameFile).DistinctBy(r => r.Evidence)
                .OrderByDescending(r => r.IsSameFile).ThenBy(r => r.Village, StringComparer.Ordinal).ThenBy(r => r.Evidence, StringComparer.Ordinal).Take(MostReuses),
        ];
    }

    private async Task<IReadOnlyList<PictureDocument>> OthersAsync(string band, EvidenceDocument upload, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'picture' ORDER BY c.createdOn DESC");
        var others = new List<PictureDocument>();
        foreach (var listed in await store.FirstAsync<PictureDocument>(At(band), query, MostOfBand, cancellation))
        {
            // One that cannot be read is one place less to name. The same document sent again, for itself, is no use of another.
            if (!listed.TryRead(out var other, out var unreadable))
            {
                unreadables.LeftOut(At(band), unreadable);
            }
            else if (other.Evidence != upload.State.Id && (other.Deliberation != upload.Deliberation || other.Kind != upload.State.Kind))
            {
                others.Add(other);
            }
        }

        return others;
    }

    private PictureDocument Document(EvidenceDocument upload, string band, string? look) => new()
    {
        Id = upload.State.Id,
        Band = band,
        Village = upload.Village,
        Deliberation = upload.Deliberation,
        Evidence = upload.State.Id,
        Kind = upload.State.Kind,
        Look = look,
        CreatedOn = clock.GetUtcNow(),
    };

    // A quarter of the coarse look with its place, and the fine look.
    private static IEnumerable<(string Band, string? Look)> Bands(string look) =>
        Enumerable.Range(0, CoarseDigits / BandDigits).Select(at => (string.Create(CultureInfo.InvariantCulture, $"look-{at}-{look.Substring(at * BandDigits, BandDigits)}"), (string?)look[CoarseDigits..]));

    private static Partition At(string band) => new(Container, band);
}
