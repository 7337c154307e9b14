using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <summary>What came of a partner's messages of a day and is not saved yet. Not safe for concurrent use.</summary>
internal sealed class TrafficTally(LocalDate day)
{
    /// <summary>The most failures that are kept of a day.</summary>
    public const int MostFailures = 100;

    private const int MostKinds = 200;
    private const string Other = "other";

    private readonly Dictionary<(string Action, string Outcome), int> _counts = [];
    private readonly Queue<TrafficFailure> _failures = [];

    /// <summary>The day.</summary>
    public LocalDate Day { get; } = day;

    /// <summary>Counts one.</summary>
    public void Note(string action, string outcome, Instant? failedAt, string? id = null)
    {
        var kind = KindOf((action, outcome));
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (failedAt is { } at)
        {
            Keep(new TrafficFailure(at, action, outcome, id));
        }
    }

    /// <summary>Takes over what another of the same day counted.</summary>
    public void Take(TrafficTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (kind, count) in other._counts)
        {
            var known = KindOf(kind);
            _counts[known] = _counts.GetValueOrDefault(known) + count;
        }

        foreach (var failure in other._failures)
        {
            Keep(failure);
        }
    }

    /// <summary>A day's document with it.</summary>
    public PartnerDayDocument AddTo(PartnerDayDocument day)
    {
        var sums = day.Counts.ToDictionary(c => (c.Action, c.Outcome), c => c.Count);
        foreach (var (kind, count) in _counts)
        {
            var known = sums.Count < MostKinds || sums.ContainsKey(kind) ? kind : (Other, Other);
            sums[known] = sums.GetValueOrDefault(known) + count;
        }

        return day with
        {
            Counts = [.. sums.Select(s => new TrafficCount(s.Key.Item1, s.Key.Item2, s.Value)).OrderBy(c => c.Action, StringComparer.Ordinal).ThenBy(c => c.Outcome, StringComparer.Ordinal)],
            Failures = [.. day.Failures.Concat(_failures).OrderBy(f => f.At).TakeLast(MostFailures)],
        };
    }

    private (string Action, string Outcome) KindOf((string Action, string Outcome) kind) => _counts.Count < MostKinds || _counts.ContainsKey(kind) ? kind : (Other, Other);

    private void Keep(TrafficFailure failure)
    {
        _failures.Enqueue(failure);
        if (_failures.Count > MostFailures)
        {
            _failures.Dequeue();
        }
    }
}
