using System.Collections.Concurrent;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Verification;

/// <summary>
/// Adds what villages gain to their regency and its districts: all in one document and, as a rule, in one write, whoever else adds to it, so that hundreds of
/// villages do not wait for each other.
/// </summary>
public sealed class RegencyGains(DocumentStore store, UnreadableRecords unreadables)
{
    // What one write may add to, a limit of the service.
    private const int AtOnce = 10;

    // Which districts a regency's document counts never changes once it does, but by one that is no more listed: read once by a process.
    private readonly ConcurrentDictionary<(string Period, string Regency), IReadOnlySet<string>> _counted = new();

    /// <summary>Adds them to a change of the month's partition.</summary>
    /// <param name="change">The change.</param>
    /// <param name="period">The month.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="gains">What was counted before and is counted now, by district.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task AddAsync(DocumentBatch change, string period, string regency, IReadOnlyDictionary<string, (ProgressCounts Before, ProgressCounts After)> gains, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(gains);
        var id = RegencyProgressDocument.IdOf(regency);
        var whole = gains.Values.Aggregate((Before: new ProgressCounts(), After: new ProgressCounts()), (sum, gain) => (sum.Before + gain.Before, sum.After + gain.After));
        var by = whole.After.Since(whole.Before, "/counts").ToList();
        var (districts, isBehind) = await CountedAsync(period, regency, [.. gains.Keys], cancellation);
        if (districts?.Unlisted is { } grown)
        {
            change.Save(grown with { Counts = grown.Counts + whole.After - whole.Before, Districts = Gained(grown.Districts!, gains) });
            return;
        }

        by.AddRange(districts is null ? [] : gains.SelectMany(gain => gain.Value.After.Since(gain.Value.Before, $"/districts/{gain.Key}/counts")));
        foreach (var part in by.Chunk(AtOnce))
        {
            change.Increment(id, part.ToDictionary());
        }

        if (isBehind && by.Count > 0)
        {
            change.Set(id, "/districtsBehind", true);
        }
    }

    // Null where no district is counted: in a month of before that, and, behind, while the document cannot be read.
    private async Task<(Counted? Districts, bool IsBehind)> CountedAsync(string period, string regency, IReadOnlyCollection<string> asked, CancellationToken cancellation)
    {
        if (_counted.TryGetValue((period, regency), out var known) && (known.Count == 0 || asked.All(known.Contains)))
        {
            return (known.Count == 0 ? null : new Counted(null), false);
        }

        var partition = Partitions.Cycles(period);
        if (await store.LookAsync<RegencyProgressDocument>(partition, RegencyProgressDocument.IdOf(regency), cancellation) is not { } looked)
        {
            return (null, false); // and the change finds that it is not there yet
        }

        if (!looked.TryRead(out var document, out var unreadable))
        {
            unreadables.LeftOut(partition, unreadable);
            return (null, true);
        }

        var lacking = document.Districts is null ? [] : asked.Where(d => !document.Districts.ContainsKey(d)).ToList();
        _counted[(period, regency)] = (document.Districts?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        return document.Districts is null
            ? (null, false)
            : (new Counted(lacking.Count == 0 ? null : document with { Districts = document.Districts.Concat(lacking.Select(d => KeyValuePair.Create(d, AreaProgress.None))).ToDictionary(StringComparer.Ordinal) }), false);
    }

    private static Dictionary<string, AreaProgress> Gained(IReadOnlyDictionary<string, AreaProgress> districts, IReadOnlyDictionary<string, (ProgressCounts Before, ProgressCounts After)> gains) =>
        districts.ToDictionary(d => d.Key, d => gains.TryGetValue(d.Key, out var gain) ? d.Value with { Counts = d.Value.Counts + gain.After - gain.Before } : d.Value, StringComparer.Ordinal);

    // With the document whole where one is to be counted that does not stand in it: a district that is no more listed.
    private sealed record Counted(RegencyProgressDocument? Unlisted);
}
