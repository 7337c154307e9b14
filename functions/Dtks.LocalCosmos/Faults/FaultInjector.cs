using Dtks.LocalCosmos.Metering;

namespace Dtks.LocalCosmos.Faults;

/// <summary>Makes requests fail on demand. Rules are tried in the order they were added; the first that strikes counts.</summary>
public sealed class FaultInjector
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _faults = [];

    internal FaultInjector()
    {
    }

    /// <summary>Puts a rule in force.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (FaultDocument.Problem(rule) is { } problem)
        {
            throw new ArgumentException(problem, nameof(rule));
        }

        lock (_gate)
        {
            _faults.Add(new ActiveFault(rule));
        }
    }

    /// <summary>Puts a rule in force that is given as a JSON object with the members of <see cref="FaultRule"/>.</summary>
    /// <exception cref="FormatException">It is not a rule; the message says why.</exception>
    public FaultRule AddJson(string json)
    {
        var rule = FaultDocument.Read(json);
        Add(rule);
        return rule;
    }

    /// <summary>The rules in force, spent ones included.</summary>
    public IReadOnlyList<FaultStatus> List()
    {
        lock (_gate)
        {
            return [.. _faults.Select(fault => fault.Status)];
        }
    }

    /// <summary>The rules as <c>{faults: [{rule, matched, failed}]}</c>.</summary>
    public string ToJson() => FaultDocument.Write(List());

    /// <summary>Takes every rule out of force.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal FaultRule? Strike(string container, CosmosOperation operation)
    {
        if (_faults.Count == 0)
        {
            return null;
        }

        lock (_gate)
        {
            return _faults.Find(fault => fault.Strikes(container, operation))?.Status.Rule;
        }
    }
}
