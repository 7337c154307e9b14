using System.Net;
using Azure;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Platform.Tests.Documents;

public sealed class RetriesTests
{
    private readonly FakeTimeProvider _time = new();
    private int _tried;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 8)]
    public async Task What_others_changed_meanwhile_is_worked_again(int stale, int tried)
    {
        await RunAsync(stale);
        Assert.Equal(tried, _tried);
    }

    [Fact]
    public async Task Eight_times_at_most_and_then_the_client_is_told()
    {
        var e = await Assert.ThrowsAsync<ProblemException>(() => RunAsync(stale: 8));
        Assert.Equal((8, Problem.Contended), (_tried, e.Problem));
    }

    public static TheoryData<Exception, bool> Failures => new()
    {
        { Cosmos(HttpStatusCode.TooManyRequests), true },
        { Cosmos(HttpStatusCode.ServiceUnavailable), true },
        { Cosmos(HttpStatusCode.RequestTimeout), true },
        { Cosmos(HttpStatusCode.Gone), true },
        { Cosmos((HttpStatusCode)449), true },
        { Cosmos(HttpStatusCode.Conflict), false },
        { Cosmos(HttpStatusCode.InternalServerError), false },
        { new RequestFailedException(429, "busy"), true },
        { new RequestFailedException(428, "other"), false },
        { new HttpRequestException(), true },
        { new TimeoutException(), true },
        { new TaskCanceledException("late", new TimeoutException()), true },
        { new OperationCanceledException(), false },
        { new AggregateException(new TaskCanceledException("late", new TaskCanceledException()), new RequestFailedException(503, "away")), true },
        { new AggregateException(new TaskCanceledException(), new InvalidOperationException()), false },
        { new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_passes_by_itself_is_told_from_what_does_not(Exception failure, bool passes) => Assert.Equal(passes, TransientFailure.Is(failure));

    [Fact]
    public void Only_a_store_without_throughput_is_busy()
    {
        Assert.True(TransientFailure.IsBusy(Cosmos(HttpStatusCode.TooManyRequests)));
        Assert.False(TransientFailure.IsBusy(Cosmos(HttpStatusCode.ServiceUnavailable)));
        Assert.False(TransientFailure.IsBusy(new RequestFailedException(429, "busy")));
    }

    private static CosmosException Cosmos(HttpStatusCode status) => new("failed", status, 0, string.Empty, 0);

    private async Task RunAsync(int stale)
    {
        var running = new OptimisticRetry(_time).RetryAsync(() => ++_tried <= stale ? throw new StaleException() : Task.CompletedTask, CancellationToken.None);
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await running;
    }
}
