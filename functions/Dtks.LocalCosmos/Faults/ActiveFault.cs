using Dtks.LocalCosmos.Metering;

namespace Dtks.LocalCosmos.Faults;

/// <summary>A rule with its draw and its counts.</summary>
internal sealed class ActiveFault(FaultRule rule)
{
    private readonly Random _draw = new(rule.Seed);
    private long _matched;
    private long _failed;

    public FaultStatus Status => new(rule, _matched, _failed);

    /// <summary>Whether the rule makes this request fail; counts it.</summary>
    public bool Strikes(string container, CosmosOperation operation)
    {
        if (_failed >= (rule.Count ?? long.MaxValue) || !IsFor(container, operation))
        {
            return false;
        }

        _matched++;
        if (_draw.NextDouble() >= rule.Share)
        {
            return false;
        }

        _failed++;
        return true;
    }

    private bool IsFor(string container, CosmosOperation operation)
    {
        var rightOperation = rule.Operation is { } wanted ? wanted == operation : operation != CosmosOperation.Metadata;
        var rightContainer = rule.Container is null || rule.Container == container
            || (!rule.Container.Contains('/') && container.EndsWith("/" + rule.Container, StringComparison.Ordinal));
        return rightOperation && rightContainer;
    }
}
