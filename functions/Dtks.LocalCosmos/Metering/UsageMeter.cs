namespace Dtks.LocalCosmos.Metering;

/// <summary>Counts requests and request units by container and operation.</summary>
public sealed class UsageMeter
{
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Container, CosmosOperation Operation), (long Requests, double Units)> _lines = [];
    private DateTimeOffset _since;

    internal UsageMeter(TimeProvider time)
    {
        _time = time;
        _since = time.GetUtcNow();
    }

    /// <summary>What has been counted so far.</summary>
    public UsageReport Read()
    {
        lock (_gate)
        {
            var lines = _lines
                .Select(line => new UsageLine(line.Key.Container, line.Key.Operation, line.Value.Requests, Math.Round(line.Value.Units, 2)))
                .OrderBy(line => line.Container, StringComparer.Ordinal).ThenBy(line => line.Operation).ToList();
            return new UsageReport(_since, lines.Sum(line => line.Requests), Math.Round(lines.Sum(line => line.RequestUnits), 2), lines);
        }
    }

    /// <summary>Begins counting anew.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _lines.Clear();
            _since = _time.GetUtcNow();
        }
    }

    internal void Record(string container, CosmosOperation operation, double units)
    {
        lock (_gate)
        {
            var (requests, sum) = _lines.GetValueOrDefault((container, operation));
            _lines[(container, operation)] = (requests + 1, sum + units);
        }
    }
}
