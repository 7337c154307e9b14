using Dtks.Functions.Proposals;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>
/// When villages have to deliberate, remembered until the minute ends: the public page under a code tells it to everyone who waits in the village
/// (MUS-1), and it changes once a quarter. Up to 10,000 villages at a time.
/// </summary>
public sealed class RememberedDates(DutyList duties, TimeProvider clock) : IDeliberationDates, IDisposable
{
    private const int MostVillages = 10_000;

    // Which minute is asked for stands in the key, by the clock that may be moved; this only makes room.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostVillages });

    /// <inheritdoc />
    public async Task<LocalDate?> NextDueOnAsync(string village, CancellationToken cancellation)
    {
        var key = (village, clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute);
        if (_cache.TryGetValue(key, out LocalDate known))
        {
            return known;
        }

        // What cannot be read is not remembered: once it is repaired it is told.
        var read = await duties.NextDueOnAsync(village, cancellation);
        return read is { } date ? _cache.Set(key, date, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept }) : null;
    }

    /// <inheritdoc />
    public void Dispose() => _cache.Dispose();
}
