using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Documents;

/// <summary>
/// Repeats one small step of a longer piece of work when a service fails for a moment, so that not all of it has to be done again: of forty
/// steps that each fail one time in ten, hardly ever all succeed at once.
/// </summary>
public sealed class BriefRetry([FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs an idempotent step until it succeeds, five times at most within a second or so.</summary>
    /// <exception cref="Exception">What the last attempt failed with, or what no repetition mends.</exception>
    public Task RetryAsync(Func<Task> step, CancellationToken cancellation) =>
        RetryAsync(
            async () =>
            {
                await step();
                return true;
            },
            cancellation);

    /// <inheritdoc cref="RetryAsync(Func{Task}, CancellationToken)"/>
    public async Task<T> RetryAsync<T>(Func<Task<T>> step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await step();
            }
            catch (Exception e) when (attempt < Attempts && TransientFailure.Is(e))
            {
                await Task.Delay(pause, realTime, cancellation);
                pause *= 2;
            }
        }
    }
}
