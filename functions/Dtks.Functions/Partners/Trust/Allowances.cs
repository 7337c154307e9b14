using System.Collections.Concurrent;
using Dtks.Domain.Partners;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <summary>
/// Holds partners to the most messages of a day. An instance takes a hundredth of the day's at once and spends it in memory, so that no document is written for each message; what it has not spent
/// when it ends is lost for that day. Safe for concurrent use.
/// </summary>
public sealed class Allowances(PartnerTraffic traffic, OptimisticRetry retry, TimeProvider clock)
{
    private const int Parts = 100;
    private static readonly Duration AskedAgain = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Share> _shares = new(StringComparer.Ordinal);

    /// <summary>Takes one message; false where the day's are spent.</summary>
    public async Task<bool> TakeAsync(string partner, int perDay, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var share = _shares.GetOrAdd(partner, _ => new Share());
        if (share.TryTake(AgreementRules.DayOf(now)))
        {
            return true;
        }

        await share.Filling.WaitAsync(cancellation);
        try
        {
            return share.TryTake(AgreementRules.DayOf(now)) || (!share.IsSpent(now, perDay) && await FillAsync(partner, perDay, share, now, cancellation));
        }
        finally
        {
            share.Filling.Release();
        }
    }

    /// <summary>How long it is until tomorrow, in Jakarta.</summary>
    public TimeSpan UntilTomorrow()
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (AgreementRules.EndOf(AgreementRules.DayOf(now)) - now).ToTimeSpan();
    }

    private async Task<bool> FillAsync(string partner, int perDay, Share share, Instant now, CancellationToken cancellation)
    {
        var day = AgreementRules.DayOf(now);
        var took = 0;
        await retry.RetryAsync(
            () => traffic.AddAsync(
                partner,
                day,
                before =>
                {
                    took = Math.Clamp(perDay - before.Taken, 0, Math.Max(1, perDay / Parts));
                    return took == 0 ? before : before with { Taken = before.Taken + took };
                },
                cancellation),
            cancellation);
        share.Fill(day, took, now + AskedAgain, perDay);
        return share.TryTake(day);
    }

    private sealed class Share
    {
        private readonly Lock _lock = new();
        private LocalDate _day;
        private int _left;
        private Instant _askAgain;
        private int _perDay;

        public SemaphoreSlim Filling { get; } = new(1);

        public bool TryTake(LocalDate day)
        {
            lock (_lock)
            {
                return day == _day && _left > 0 && _left-- > 0;
            }
        }

        // Of another allowance than it was asked for, it is not known.
        public bool IsSpent(Instant now, int perDay)
        {
            lock (_lock)
            {
                return AgreementRules.DayOf(now) == _day && _left == 0 && perDay == _perDay && now < _askAgain;
            }
        }

        public void Fill(LocalDate day, int took, Instant askAgain, int perDay)
        {
            lock (_lock)
            {
                (_day, _left, _askAgain, _perDay) = (day, took, took == 0 ? askAgain : Instant.MinValue, perDay);
            }
        }
    }
}
