using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Documents;

/// <summary>
/// Repeats one small step of a longer piece of work when a service fails for a moment, so that not all of it has to be done again: of forty
/// steps that each fail one time in ten, hardly ever all succeed at once. While a service is away it ends soon, whatever it is in the middle of: what a step within it has given up, and what fails
/// slowly, it does not repeat.
/// </summary>
public sealed class BriefRetry([FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    // What takes longer is no failure of a moment: the whole work waits then.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly ConditionalWeakTable<Exception, object> GivenUp = [];

    /// <summary>Runs an idempotent step until it succeeds: five times at most, and again only within ten seconds. The pauses are 50 to 400 ms.</summary>
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
        var (begun, pause) = (realTime.GetTimestamp(), FirstPause);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await step();
            }
            catch (Exception e) when (TransientFailure.Is(e) && !GivenUp.TryGetValue(e, out _))
            {
                if (attempt == Attempts || realTime.GetElapsedTime(begun) > Longest)
                {
                    GivenUp.AddOrUpdate(e, this);
                    throw;
                }

                await Task.Delay(pause, realTime, cancellation);
                pause *= 2;
            }
        }
    }
}
