namespace Dtks.LocalHost.Faults;

/// <summary>A rule with its draw and its counts.</summary>
internal sealed class ActiveFault(FaultRule rule)
{
    private readonly Random _draw = new(rule.Seed);
    private long _matched;
    private long _failed;

    /// <summary>The rule and what it has done.</summary>
    public FaultStatus Status => new(rule, _matched, _failed);

    /// <summary>Whether the rule strikes this call; counts it.</summary>
    public bool Strikes(FaultyService service, string method, string path)
    {
        if (_failed >= (rule.Count ?? long.MaxValue) || !IsFor(service, method, path))
            return false;
        _matched++;
        if (_draw.NextDouble() >= rule.Share)
            return false;
        _failed++;
        return true;
    }

    /// <summary>How late a message of a rule <see cref="FaultRule.Twice"/> is, in whole seconds, which is what queues know.</summary>
    public int SecondsLate() => (int)Math.Round(_draw.NextDouble() * rule.DelayMilliseconds / 1000);

    private bool IsFor(FaultyService service, string method, string path)
        => rule.Service == service
            && (rule.Method is null || string.Equals(rule.Method, method, StringComparison.OrdinalIgnoreCase))
            && (rule.Path is null || path.Contains(rule.Path, StringComparison.Ordinal));
}
