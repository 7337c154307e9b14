using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Dtks.Platform.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Tests.Telemetry;

/// <summary>What is measured of an invocation, as the worker and as LocalHost tell of it.</summary>
public sealed class InvocationTelemetryTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<(string Metric, double Value, string Tags)> _measured = [];
    private readonly MeterListener _listener = new();
    private readonly InvocationTelemetry _telemetry;

    public InvocationTelemetryTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _telemetry = new InvocationTelemetry(new Instruments(meters), new QueuesOfFunctions([typeof(IModule).Assembly]), new StoppedClock());
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            _measured.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}")))));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    // On Azure it is JSON in a text.
    [Theory]
    [InlineData("InsertionTime", "\"2026-11-02T00:58:30+00:00\"", 90)]
    [InlineData("InsertedOn", "\"2026-11-02T07:58:30+07:00\"", 90)]
    [InlineData("InsertionTime", "2026-11-02T00:59:00.0000000+00:00", 60)]
    [InlineData("InsertionTime", "2026-11-02T01:00:05Z", 0)]
    public async Task A_message_is_as_old_as_its_queue_says(string name, string told, double seconds)
    {
        await _telemetry.Invoke(new Invocation(nameof(DeliverOutbox), new() { [name] = told }), _ => Task.CompletedTask);
        Assert.Contains((Signals.QueueAge, seconds, "queue=outbox"), _measured);
    }

    [Theory]
    [InlineData(nameof(DeliverOutbox), "yesterday")]
    [InlineData(nameof(DeliverOutbox), null)]
    [InlineData(nameof(SweepOutbox), "2026-11-02T00:59:00Z")]
    public async Task What_has_no_queue_or_no_time_has_no_age_and_runs_all_the_same(string function, string? told)
    {
        await _telemetry.Invoke(new Invocation(function, new() { ["InsertionTime"] = told }), _ => Task.CompletedTask);
        Assert.Equal((Signals.Requests, $"function={function} status=done"), Assert.Single(_measured.Select(m => (m.Metric, m.Tags))));
    }

    [Theory]
    [InlineData(false, false, 0, "failed")]
    [InlineData(true, false, 0, "500")]
    [InlineData(true, false, 413, "413")]
    [InlineData(true, true, 0, "499")]
    public async Task A_failure_goes_on_to_the_host_and_only_how_it_ended_is_told(bool isHttp, bool isGone, int bad, string status)
    {
        using var span = new Spans();
        var invocation = new Invocation("AnyFunction", []);
        if (isHttp)
            invocation.Items["HttpRequestContext"] = new DefaultHttpContext { RequestAborted = new CancellationToken(isGone) };
        Exception failure = isGone ? new OperationCanceledException("3306160101800001") : bad > 0 ? new BadHttpRequestException("3306160101800001", bad) : new InvalidOperationException("3306160101800001");

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => _telemetry.Invoke(invocation, _ => throw failure));

        Assert.Same(failure, thrown);
        Assert.Equal((Signals.Requests, $"function=AnyFunction status={status}"), Assert.Single(_measured.Select(m => (m.Metric, m.Tags))));
        var ended = Assert.Single(span.Ended, s => s.DisplayName == "AnyFunction" && s.TraceId == invocation.Trace);
        Assert.Equal(["function=AnyFunction", $"status={status}"], ended.TagObjects.Select(t => $"{t.Key}={t.Value}"));
        Assert.Equal((null, null, 0), (ended.StatusDescription, ended.TraceStateString, ended.Events.Count()));
        Assert.Equal(status is "failed" or "500" ? ActivityStatusCode.Error : ActivityStatusCode.Unset, ended.Status);
    }

    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Signals.Source,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public System.Collections.Concurrent.ConcurrentQueue<Activity> Ended { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
