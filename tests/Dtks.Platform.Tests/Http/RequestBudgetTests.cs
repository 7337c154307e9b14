using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Http;

/// <summary>A request ends within its budget, whatever it waits for, by a clock that the test moves.</summary>
public sealed class RequestBudgetTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider _time = new();
    private readonly DefaultHttpContext _http = new();
    private readonly RequestBudget _budget;

    public RequestBudgetTests()
    {
        _http.Response.Body = new MemoryStream();
        var options = Options.Create(new RequestOptions { BudgetSeconds = (int)Budget.TotalSeconds });
        _budget = new RequestBudget(options, new MessageCatalogue(PlatformTexts.Files), _time, NullLogger<RequestBudget>.Instance);
    }

    [Fact]
    public async Task What_waits_when_the_budget_is_used_up_is_503_with_when_to_come_again()
    {
        var request = RunAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken));
        _time.Advance(Budget - TimeSpan.FromMilliseconds(1));
        Assert.False(request.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await request;

        Assert.Equal((503, "unavailable", "5"), (_http.Response.StatusCode, Body()["code"], _http.Response.Headers.RetryAfter.ToString()));
    }

    [Fact]
    public async Task What_was_given_more_time_has_it_and_no_more()
    {
        var request = RunAsync(context =>
        {
            _http.Features.Get<RequestTime>()!.Extend();
            return Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        });
        _time.Advance(RequestTime.Longest - TimeSpan.FromMilliseconds(1));
        Assert.False(request.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await request;

        Assert.Equal((503, "unavailable"), (_http.Response.StatusCode, Body()["code"]));
    }

    [Fact]
    public async Task What_was_given_more_time_and_takes_no_notice_of_its_end_is_left_behind()
    {
        var never = new TaskCompletionSource();
        var request = RunAsync(_ =>
        {
            _http.Features.Get<RequestTime>()!.Extend();
            return never.Task;
        });
        _time.Advance(Budget + RequestBudget.Grace);
        Assert.False(request.IsCompleted);

        for (var seconds = 0; seconds < 205 && !request.IsCompleted; seconds++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await request;
        Assert.Equal(503, _http.Response.StatusCode);
    }

    [Fact]
    public async Task What_takes_no_notice_of_its_token_is_left_behind()
    {
        var never = new TaskCompletionSource();
        var request = RunAsync(_ => never.Task);
        _time.Advance(Budget + RequestBudget.Grace - TimeSpan.FromMilliseconds(1));
        Assert.False(request.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await request;

        Assert.Equal((503, "unavailable"), (_http.Response.StatusCode, Body()["code"]));
        never.SetException(new InvalidOperationException("nobody waits for this"));
    }

    [Fact]
    public async Task What_is_done_in_time_is_answered_as_it_is()
    {
        await RunAsync(_ =>
        {
            _time.Advance(Budget);
            _http.Response.StatusCode = 201;
            return Task.CompletedTask;
        });

        Assert.Equal((201, 0), (_http.Response.StatusCode, _http.Response.Body.Length));
    }

    [Fact]
    public async Task A_call_that_gave_up_by_itself_is_503_too()
    {
        await RunAsync(_ => throw new OperationCanceledException());

        Assert.Equal(503, _http.Response.StatusCode);
    }

    [Fact]
    public async Task A_client_that_went_away_is_told_nothing()
    {
        using var gone = new CancellationTokenSource();
        _http.RequestAborted = gone.Token;
        var request = RunAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken));

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Equal(0, _http.Response.Body.Length);
    }

    [Fact]
    public async Task Work_of_a_queue_has_no_such_budget()
    {
        var context = new Invocation();
        var end = new TaskCompletionSource();
        var work = _budget.Invoke(context, given =>
        {
            Assert.Same(context, given);
            return end.Task;
        });

        _time.Advance(Budget * 10);
        Assert.False(work.IsCompleted);
        end.SetResult();
        await work;
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(22, true)]
    [InlineData(23, false)]
    public void A_budget_ends_before_25_s_with_all_that_follows(int seconds, bool right) =>
        Assert.Equal(right, !new RequestOptions { BudgetSeconds = seconds }.Faults().Any());

    private Task RunAsync(FunctionExecutionDelegate next)
    {
        var context = new Invocation();
        context.Items["HttpRequestContext"] = _http;
        return _budget.Invoke(context, next);
    }

    private JObject Body() => JObject.Parse(System.Text.Encoding.UTF8.GetString(((MemoryStream)_http.Response.Body).ToArray()));
}
