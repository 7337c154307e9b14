using Dtks.Platform.Problems;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Documents;

/// <summary>Loads, decides and saves again, a bounded number of times, when somebody else saved first.</summary>
public sealed class OptimisticRetry([FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    /// <summary>The key of the clock that other systems go by, whatever the application's clock shows.</summary>
    public const string RealTime = "storage";

    private const int Attempts = 8;

    /// <summary>Runs the work until it saves. Each attempt loads anew.</summary>
    /// <exception cref="ProblemException">429 with <c>Retry-After</c> after the last attempt.</exception>
    public async Task<T> RetryAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (StaleException) when (attempt < Attempts)
            {
                var most = 5 << attempt;
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, most)), realTime, cancellation);
            }
            catch (StaleException)
            {
                throw new ProblemException(Problem.Contended);
            }
        }
    }

    /// <inheritdoc cref="RetryAsync{T}(Func{Task{T}}, CancellationToken)"/>
    public Task RetryAsync(Func<Task> work, CancellationToken cancellation) =>
        RetryAsync(
            async () =>
            {
                await work();
                return true;
            },
            cancellation);
}
