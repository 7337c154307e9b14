using System.Net;
using Dtks.Platform.Documents;
using Dtks.Platform.Tests.Stand;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Tests.Documents;

/// <summary>A small step is repeated while a service fails for a moment, and no longer.</summary>
public sealed class BriefRetryTests
{
    private readonly Pauses _pauses = new();
    private readonly BriefRetry _retry;
    private int _tried;

    public BriefRetryTests() => _retry = new BriefRetry(_pauses);

    [Fact]
    public async Task It_is_done_at_the_fifth_try()
    {
        Assert.Equal(5, await _retry.RetryAsync(() => FailsAsync(4), CancellationToken.None));
        Assert.Equal([50, 100, 200, 400], _pauses.All.Select(p => p.TotalMilliseconds));
    }

    [Fact]
    public async Task What_fails_five_times_is_told()
    {
        await Assert.ThrowsAsync<CosmosException>(() => _retry.RetryAsync(() => FailsAsync(5), CancellationToken.None));
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

    [Fact]
    public async Task What_a_step_within_has_given_up_is_not_repeated()
    {
        await Assert.ThrowsAsync<CosmosException>(() => _retry.RetryAsync(() => _retry.RetryAsync(() => FailsAsync(int.MaxValue), CancellationToken.None), CancellationToken.None));
        Assert.Equal(5, _tried);
    }

    [Theory]
    [InlineData(9900, 2)]
    [InlineData(10001, 1)]
    public async Task What_is_slow_to_fail_is_told_once_ten_seconds_are_over(int milliseconds, int tries)
    {
        await Assert.ThrowsAsync<CosmosException>(() => _retry.RetryAsync(
            () =>
            {
                _pauses.Pass(TimeSpan.FromMilliseconds(milliseconds));
                return FailsAsync(int.MaxValue);
            },
            CancellationToken.None));
        Assert.Equal(tries, _tried);
    }

    private Task<int> FailsAsync(int times) =>
        ++_tried <= times ? throw new CosmosException("away", HttpStatusCode.ServiceUnavailable, 0, string.Empty, 0) : Task.FromResult(_tried);
}
