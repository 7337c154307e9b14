using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dtks.Platform.Telemetry;

/// <summary>What this system measures. Measuring costs nothing while nobody listens.</summary>
public sealed class Instruments : IDisposable
{
    // Seconds: what a person waits for, what a queue holds up, what is late by days.
    private static readonly InstrumentAdvice<double> RunTimes = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };
    private static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 1800, 3600, 21600, 86400, 604800] };
    private static readonly InstrumentAdvice<double> Charges = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };

    private readonly ActivitySource _source = new(Signals.Source);
    private readonly Histogram<double> _requests;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _age;
    private readonly Gauge<int> _poison;
    private readonly Counter<long> _setAside;
    private readonly Counter<long> _unreadable;
    private readonly Counter<long> _contests;
    private readonly Gauge<int> _outbox;
    private readonly Histogram<double> _lateness;
    private readonly Histogram<double> _charge;

    /// <summary>Makes the instruments.</summary>
    public Instruments(IMeterFactory meters)
    {
        var meter = meters.Create(Signals.Source);
        _requests = meter.CreateHistogram(Signals.Requests, "s", "How long each run of a function takes.", tags: null, RunTimes);
        _refused = meter.CreateCounter<long>(Signals.RulesRefused, "{refusal}", "Requests that a rule refused.");
        _age = meter.CreateHistogram(Signals.QueueAge, "s", "How old messages are: when taken, and the oldest that waits.", tags: null, Waits);
        _poison = meter.CreateGauge<int>(Signals.QueuePoison, "{message}", "Messages in the poison queue.");
        _setAside = meter.CreateCounter<long>(Signals.SetAside, "{item}", "What was set aside, each time that it was.");
        _unreadable = meter.CreateCounter<long>(Signals.Unreadable, "{record}", "Stored records that could not be read, each time that one was asked for.");
        _contests = meter.CreateCounter<long>(Signals.Contests, "{conflict}", "Conflicts over numbers, each time that one opened or was settled.");
        _outbox = meter.CreateGauge<int>(Signals.OutboxLeft, "{document}", "Outbox documents that the last sweep could not deliver.");
        _lateness = meter.CreateHistogram(Signals.DeadlineLateness, "s", "How long after it fell due a deadline was carried out.", tags: null, Waits);
        _charge = meter.CreateHistogram(Signals.RequestCharge, "{RU}", "Request units of each request to the store.", tags: null, Charges);
    }

    /// <summary>Whether anybody measures queues: looking at them costs requests.</summary>
    public bool MeasuresQueues => _poison.Enabled || _age.Enabled;

    /// <summary>Begins the span of a function's run; null while nobody listens.</summary>
    public Activity? Begin(string function, ActivityContext parent)
    {
        var span = _source.StartActivity(function, ActivityKind.Internal, parent);
        span?.SetTag(Signals.Function, function);
        return span;
    }

    /// <summary>A function ran.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="status">An HTTP status code, <see cref="Signals.Done"/> or <see cref="Signals.Failed"/>.</param>
    /// <param name="took">How long it took.</param>
    public void Ran(string function, string status, TimeSpan took) =>
        _requests.Record(took.TotalSeconds, new(Signals.Function, function), new(Signals.Status, status));

    /// <summary>Rules refused a request; each counts once.</summary>
    public void Refused(IEnumerable<string> rules)
    {
        foreach (var rule in rules.Distinct(StringComparer.Ordinal))
        {
            _refused.Add(1, new KeyValuePair<string, object?>(Signals.Rule, rule));
        }
    }

    /// <summary>How old a message of a queue is; one from the future is new.</summary>
    public void Waited(string queue, TimeSpan age) => _age.Record(Math.Max(0, age.TotalSeconds), new KeyValuePair<string, object?>(Signals.Queue, queue));

    /// <summary>How many messages of a queue lie in its poison queue, 0 or more.</summary>
    public void Poisoned(string queue, int messages) => _poison.Record(messages, new KeyValuePair<string, object?>(Signals.Queue, queue));

    /// <summary>A message of a queue, or an item that goes back by way of it, was set aside.</summary>
    public void SetAside(string queue) => _setAside.Add(1, new KeyValuePair<string, object?>(Signals.Queue, queue));

    /// <summary>A stored record of a container could not be read; <see cref="Signals.Other"/> where it does not tell of which.</summary>
    public void Unreadable(string container) => _unreadable.Add(1, new KeyValuePair<string, object?>(Signals.Container, container));

    /// <summary>Conflicts over numbers opened; none, too.</summary>
    public void Contested(int conflicts)
    {
        if (conflicts > 0)
        {
            _contests.Add(conflicts, new KeyValuePair<string, object?>(Signals.Status, "contested"));
        }
    }

    /// <summary>A conflict over numbers was settled.</summary>
    public void Settled() => _contests.Add(1, new KeyValuePair<string, object?>(Signals.Status, "settled"));

    /// <summary>How many outbox documents of a container the last sweep could not deliver, 0 or more.</summary>
    public void LeftInOutbox(string container, int documents) => _outbox.Record(documents, new KeyValuePair<string, object?>(Signals.Container, container));

    /// <summary>A deadline of a kind was carried out, so long after it fell due.</summary>
    public void CarriedOut(string kind, TimeSpan late) => _lateness.Record(Math.Max(0, late.TotalSeconds), new KeyValuePair<string, object?>(Signals.Kind, kind));

    /// <summary>What a request to a container cost, request units.</summary>
    public void Charged(string container, double units) => _charge.Record(units, new KeyValuePair<string, object?>(Signals.Container, container));

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();
}
