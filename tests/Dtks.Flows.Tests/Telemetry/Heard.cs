using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dtks.Platform.Telemetry;

namespace Dtks.Flows.Tests.Telemetry;

/// <summary>Something that was measured.</summary>
/// <param name="Metric">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Tags">With which attributes.</param>
public sealed record Measured(string Metric, double Value, IReadOnlyDictionary<string, object?> Tags);

/// <summary>Hears all that one host measures and every span of this process, as an exporter would.</summary>
public sealed class Heard : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Measured> _measured = [];
    private readonly List<Activity> _spans = [];
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    /// <summary>Begins to listen.</summary>
    /// <param name="host">The host whose meters are meant.</param>
    public Heard(IMeterFactory host)
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Signals.Source && instrument.Meter.Scope == host)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Signals.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (_gate)
                    _spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<Measured> Measured
    {
        get
        {
            lock (_gate)
                return [.. _measured];
        }
    }

    /// <summary>The spans that have ended so far.</summary>
    public IReadOnlyList<Activity> Spans
    {
        get
        {
            lock (_gate)
                return [.. _spans];
        }
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var measured = new Measured(instrument.Name, value, tags.ToArray().ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal));
        lock (_gate)
            _measured.Add(measured);
    }
}
