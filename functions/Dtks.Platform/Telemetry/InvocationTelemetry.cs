using System.Diagnostics;
using System.Globalization;
using Dtks.Platform.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Telemetry;

/// <summary>
/// Measures every run of a function and gives it a span. The worker's own spans are not used: they carry the texts of exceptions.
/// </summary>
internal sealed class InvocationTelemetry(
    Instruments instruments, QueuesOfFunctions queues, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime) : IFunctionsWorkerMiddleware
{
    // As the extension for Storage queues tells it, in its older and its newer versions.
    private static readonly string[] InsertionTimes = ["InsertedOn", "InsertionTime"];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var run = new Run(instruments, realTime, context.FunctionDefinition.Name, ParentOf(context));
        if (queues.Of(run.Function) is { } queue)
        {
            run.Tag(Signals.Queue, queue);
            Age(context, queue);
        }

        try
        {
            await next(context);
            End(run, context.GetHttpContext());
        }
        catch (Exception e)
        {
            // Only how it ended: what an exception says can be personal and stays in the log.
            run.End(StatusOf(e, context.GetHttpContext()));
            throw;
        }
    }

    // An HTTP answer is written after the function has returned it.
    private static void End(Run run, HttpContext? http)
    {
        if (http is null)
        {
            run.End(Signals.Done);
            return;
        }

        http.Response.OnCompleted(() =>
        {
            run.End(http.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        });
    }

    // As the host answers it. 499: the client went away.
    private static string StatusOf(Exception failure, HttpContext? http) => failure switch
    {
        _ when http is null => Signals.Failed,
        BadHttpRequestException bad => bad.StatusCode.ToString(CultureInfo.InvariantCulture),
        OperationCanceledException when http.RequestAborted.IsCancellationRequested => "499",
        _ => "500",
    };

    private void Age(FunctionContext context, string queue)
    {
        var told = InsertionTimes.Select(name => context.BindingContext.BindingData.GetValueOrDefault(name) as string).FirstOrDefault(t => t is not null);

        // On Azure it is a JSON text, quotes included.
        if (DateTimeOffset.TryParse(told?.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var inserted))
        {
            instruments.Waited(queue, realTime.GetUtcNow() - inserted);
        }
    }

    // Without the trace state: whoever calls may have put anything there.
    private static ActivityContext ParentOf(FunctionContext context) =>
        Activity.Current is { } current ? new ActivityContext(current.TraceId, current.SpanId, current.ActivityTraceFlags)
        : ActivityContext.TryParse(context.TraceContext?.TraceParent, traceState: null, isRemote: true, out var parent) ? parent
        : default;

    private sealed class Run(Instruments instruments, TimeProvider realTime, string function, ActivityContext parent)
    {
        private readonly Activity? _span = instruments.Begin(function, parent);
        private readonly Activity? _trace = Activity.Current is null ? Trace(function, parent) : null;
        private readonly long _began = realTime.GetTimestamp();

        public string Function { get; } = function;

        public void Tag(string attribute, string value) => _span?.SetTag(attribute, value);

        public void End(string status)
        {
            instruments.Ran(Function, status, realTime.GetElapsedTime(_began));
            _trace?.Dispose();
            if (_span is null)
                return;
            _span.SetTag(Signals.Status, status);
            if (status == Signals.Failed || status.StartsWith('5'))
                _span.SetStatus(ActivityStatusCode.Error);
            _span.Dispose();
        }

        // Nobody listens to spans, and yet the log, the audit trail and what is set aside name a trace.
        private static Activity Trace(string function, ActivityContext parent)
        {
            var trace = new Activity(function);
            return (parent == default ? trace : trace.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags)).Start();
        }
    }
}
