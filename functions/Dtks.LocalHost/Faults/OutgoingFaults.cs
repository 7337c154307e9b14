namespace Dtks.LocalHost.Faults;

/// <summary>The faults in force in the calls that leave this host. Rules are tried in the order they were added; the first that strikes counts.</summary>
public sealed class OutgoingFaults
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _faults = [];
    private volatile bool _isCut;

    /// <summary>Puts a rule in force.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(rule));
        lock (_gate)
            _faults.Add(new ActiveFault(rule));
    }

    /// <summary>The rules in force, spent ones included.</summary>
    public IReadOnlyList<FaultStatus> List()
    {
        lock (_gate)
            return [.. _faults.Select(f => f.Status)];
    }

    /// <summary>Takes rules out of force.</summary>
    /// <param name="service">Those of one service; null: all.</param>
    public void Clear(FaultyService? service = null)
    {
        lock (_gate)
            _faults.RemoveAll(f => service is null || f.Status.Rule.Service == service);
    }

    /// <summary>From now on no call leaves this host, whatever it is and for good: as when its machine loses power.</summary>
    public void Cut() => _isCut = true;

    /// <summary>The rule that strikes a call; null when none does.</summary>
    /// <exception cref="CutOffException">The host is cut off.</exception>
    internal FaultRule? Strike(FaultyService service, string method, string path)
    {
        if (_isCut)
            throw new CutOffException();
        lock (_gate)
            return _faults.Find(f => f.Status.Rule.Kind != FaultRule.Twice && f.Strikes(service, method, path))?.Status.Rule;
    }

    /// <summary>How many seconds late each of the two deliveries of a message is; null when it is sent once.</summary>
    internal (int First, int Second)? Twice(string method, string path)
    {
        lock (_gate)
        {
            var fault = _faults.Find(f => f.Status.Rule.Kind == FaultRule.Twice && f.Strikes(FaultyService.Queues, method, path));
            return fault is null ? null : (fault.SecondsLate(), fault.SecondsLate());
        }
    }
}
