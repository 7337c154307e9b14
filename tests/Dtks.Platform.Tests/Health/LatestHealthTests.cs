using Dtks.Platform.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Tests.Health;

/// <summary>Who asks within a few seconds shares one look.</summary>
public sealed class LatestHealthTests
{
    private readonly SetClock _clock = new();
    private readonly Looks _looks = new();
    private readonly LatestHealth _health;

    public LatestHealthTests() => _health = new LatestHealth(_looks, _clock);

    [Fact]
    public async Task A_hundred_callers_at_once_are_one_look()
    {
        var asked = Enumerable.Range(0, 100).Select(_ => _health.FindAsync(CancellationToken.None)).ToList();
        _looks.End.SetResult();

        var found = await Task.WhenAll(asked);

        Assert.Equal(1, _looks.Count);
        Assert.Single(found.Distinct());
    }

    [Fact]
    public async Task A_finding_is_kept_for_three_seconds_and_not_longer()
    {
        _looks.End.SetResult();
        var first = await _health.FindAsync(CancellationToken.None);

        _clock.Now += LatestHealth.Kept - TimeSpan.FromTicks(1);
        Assert.Same(first, await _health.FindAsync(CancellationToken.None));
        _clock.Now += TimeSpan.FromTicks(1);
        Assert.NotSame(first, await _health.FindAsync(CancellationToken.None));
        Assert.Equal(2, _looks.Count);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_keeps_nothing()
    {
        _looks.End.SetResult();
        await _health.FindAsync(CancellationToken.None);

        _clock.Now -= TimeSpan.FromDays(1);

        await _health.FindAsync(CancellationToken.None);
        Assert.Equal(2, _looks.Count);
    }

    [Fact]
    public async Task The_first_to_ask_may_go_away_and_the_others_get_their_answer()
    {
        using var gone = new CancellationTokenSource();
        var first = _health.FindAsync(gone.Token);
        var second = _health.FindAsync(CancellationToken.None);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _looks.End.SetResult();

        await second;
        Assert.Equal(1, _looks.Count);
    }

    [Fact]
    public async Task A_look_that_failed_is_not_kept()
    {
        _looks.End.SetException(new InvalidOperationException("No look."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _health.FindAsync(CancellationToken.None));

        _looks.End = new TaskCompletionSource();
        _looks.End.SetResult();

        await _health.FindAsync(CancellationToken.None);
        Assert.Equal(2, _looks.Count);
    }

    private sealed class Looks : HealthCheckService
    {
        private int _count;

        public int Count => _count;

        public TaskCompletionSource End { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            await End.Task;
            return new HealthReport(new Dictionary<string, HealthReportEntry>(), TimeSpan.Zero);
        }
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
