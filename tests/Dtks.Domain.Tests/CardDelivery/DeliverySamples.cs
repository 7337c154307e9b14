using Dtks.Domain.Kernel;

namespace Dtks.Domain.Tests.CardDelivery;

/// <summary>What these tests share.</summary>
internal static class DeliverySamples
{
    /// <summary>What happened, where nothing was refused.</summary>
    public static IReadOnlyList<T> Accepted<T>(Decision<T> decision)
    {
        Assert.Equal([], decision.Violations.Select(v => v.Code));
        return decision.Events;
    }
}
