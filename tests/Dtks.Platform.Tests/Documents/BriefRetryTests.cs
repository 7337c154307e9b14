using System.Net;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Platform.Tests.Documents;

/// <summary>A small step is repeated while a service fails for a moment, and no longer.</summary>
public sealed class BriefRetryTests
{
    private readonly BriefRetry _retry = new(new FakeTimeProvider());
    private int _tried;

    [Fact]
    public async Task It_is_done_at_the_fifth_try() => Assert.Equal(5, await RunAsync(failures: 4));

    [Fact]
    public async Task What_fails_five_times_is_told()
    {
        await Assert.ThrowsAsync<CosmosException>(() => RunAsync(failures: 5));
        Assert.Equal(5, _tried);
    }

    [Fact]
    public async Task What_no_repetition_mends_is_told_at_once()
    {
        await Assert.ThrowsAsync<StaleException>(() => _retry.RetryAsync<int>(
            () =>
            {
                _tried++;
                throw new StaleException();
            },
            CancellationToken.None));
        Assert.Equal(1, _tried);
    }

    private async Task<int> RunAsync(int failures)
    {
        var time = new FakeTimeProvider();
        var running = new BriefRetry(time).RetryAsync(
            () => ++_tried <= failures
                ? throw new CosmosException("away", HttpStatusCode.ServiceUnavailable, 0, string.Empty, 0)
                : Task.FromResult(_tried),
            CancellationToken.None);
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await running;
    }
}
