using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Http;

/// <summary>
/// Ends a request in time whatever the database, storage or another service does: its token is cancelled when its budget is used up or its
/// client goes away, and the client is told 503 with when to come again. A function may give a request more time (<see cref="RequestTime"/>). Work from queues and timers has the time that
/// <c>functionTimeout</c> gives it.
/// </summary>
internal sealed partial class RequestBudget(
    IOptions<RequestOptions> options, MessageCatalogue messages, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<RequestBudget> log)
    : IFunctionsWorkerMiddleware
{
    /// <summary>How long what was cancelled has to end by itself before its client is answered without it: 3 s.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http ? RunAsync(context, http, next) : next(context);

    private async Task RunAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        var budget = new CancellationTokenSource(options.Value.Budget, realTime);
        var any = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, context.CancellationToken, http.RequestAborted);
        var time = new RequestTime(budget, options.Value.Budget, realTime);
        http.Features.Set(time);
        var work = Begin(next, new BudgetedContext(context, any.Token));
        try
        {
            await EndAsync(work, time);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException && !Ended(context, http))
        {
            OutOfTime(log, context.FunctionDefinition.Name, options.Value.BudgetSeconds, e.GetType().Name);
            var problem = new Problem(503, "unavailable", RetryAfter: RetryAfter);
            await new ProblemResult(problem, messages).ExecuteResultAsync(new ActionContext { HttpContext = http });
        }
        finally
        {
            // What takes no notice of its token still holds it.
            _ = work.ContinueWith(
                ended =>
                {
                    _ = ended.Exception;
                    any.Dispose();
                    budget.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    // When the time is used up, it may have been given more meanwhile.
    private async Task EndAsync(Task work, RequestTime time)
    {
        while (true)
        {
            try
            {
                await work.WaitAsync(time.Left + Grace, realTime);
                return;
            }
            catch (TimeoutException) when (time.Left > TimeSpan.Zero && !work.IsCompleted)
            {
                // Waits on.
            }
        }
    }

    // Also what fails before it first waits fails as work, not here.
    private static async Task Begin(FunctionExecutionDelegate next, FunctionContext context) => await next(context);

    // The client went away, the host stops, or the answer is on its way: nobody is left to be told.
    private static bool Ended(FunctionContext context, HttpContext http) =>
        http.RequestAborted.IsCancellationRequested || context.CancellationToken.IsCancellationRequested || http.Response.HasStarted;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} was not done in {Seconds} s ({Failure}); the client was told to come again.")]
    private static partial void OutOfTime(ILogger log, string function, int seconds, string failure);
}
