using System.Collections.Concurrent;
using Dtks.Domain.Partners;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Gathers what comes of partners' messages and saves it, a day of a partner in a document of its own. Safe for concurrent use.</summary>
public sealed class PartnerTraffic(DocumentStore store, OptimisticRetry retry, TimeProvider clock) : IPartnerTraffic
{
    private const int MaxAction = 40;
    private const int MaxOutcome = 64;

    private readonly ConcurrentDictionary<(string Partner, LocalDate Day), TrafficTally> _open = new();

    /// <inheritdoc />
    public void Note(string partner, string action, string outcome, bool isFailure = false, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(outcome);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var key = (partner, AgreementRules.DayOf(now));
        while (true)
        {
            var tally = _open.GetOrAdd(key, k => new TrafficTally(k.Day));
            lock (tally)
            {
                // Taken away to be saved in between: the next one counts on.
                if (_open.GetValueOrDefault(key) == tally)
                {
                    tally.Note(action[..Math.Min(action.Length, MaxAction)], outcome[..Math.Min(outcome.Length, MaxOutcome)], isFailure ? now : null, id);
                    return;
                }
            }
        }
    }

    /// <summary>A partner's day, with what is not saved yet saved; null where nothing came.</summary>
    public async Task<PartnerDayDocument?> DayAsync(string partner, LocalDate day, CancellationToken cancellation)
    {
        await SaveAsync((partner, day), cancellation);
        return await store.ReadAsync<PartnerDayDocument>(Partitions.Partners(partner), PartnerDayDocument.IdOf(day), cancellation);
    }

    /// <summary>Saves all that was gathered. What cannot be saved now is kept for the next time, and the last failure thrown.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        Exception? failed = null;
        foreach (var key in _open.Keys)
        {
            try
            {
                await SaveAsync(key, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failed = e;
            }
        }

        if (failed is not null)
        {
            throw new InvalidOperationException("The traffic of partners could not be saved; it is tried again.", failed);
        }
    }

    private async Task SaveAsync((string Partner, LocalDate Day) key, CancellationToken cancellation)
    {
        if (!_open.TryGetValue(key, out var tally))
        {
            return;
        }

        lock (tally)
        {
            _open.TryRemove(new KeyValuePair<(string, LocalDate), TrafficTally>(key, tally));
        }

        try
        {
            await retry.RetryAsync(() => AddAsync(key.Partner, key.Day, tally.AddTo, cancellation), cancellation);
        }
        catch
        {
            Keep(key, tally);
            throw;
        }
    }

    // With what was counted meanwhile.
    private void Keep((string Partner, LocalDate Day) key, TrafficTally tally)
    {
        while (_open.GetOrAdd(key, tally) is var now && now != tally)
        {
            lock (now)
            {
                if (_open.GetValueOrDefault(key) == now)
                {
                    now.Take(tally);
                    return;
                }
            }
        }
    }

    /// <summary>Changes a partner's day.</summary>
    /// <exception cref="StaleException">Somebody else was first.</exception>
    internal async Task<PartnerDayDocument> AddAsync(string partner, LocalDate day, Func<PartnerDayDocument, PartnerDayDocument> change, CancellationToken cancellation)
    {
        var (partition, id) = (Partitions.Partners(partner), PartnerDayDocument.IdOf(day));
        var before = await store.ReadAsync<PartnerDayDocument>(partition, id, cancellation)
            ?? new PartnerDayDocument { Id = id, Partner = partner, Day = day, TimeToLive = PartnerDayDocument.Kept };
        var after = change(before);
        return ReferenceEquals(before, after) || await store.TrySaveAsync(partition, after, cancellation) ? after : throw new StaleException();
    }
}
