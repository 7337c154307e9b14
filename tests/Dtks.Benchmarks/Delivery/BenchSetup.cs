using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Delivery;

/// <summary>How a host is started for a benchmark.</summary>
internal sealed record BenchSetup
{
    /// <summary>Where its data lie, and stay; null for a folder that goes with it.</summary>
    public string? Data { get; init; }

    /// <summary>What its clock shows at first; null for the real time, or where it went on from.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>What is registered after the application's services.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Whether Azurite serves tables too.</summary>
    public bool Tables { get; init; }

    /// <summary>Whether Azurite and LocalCosmos run alone, without the application.</summary>
    public bool Bare { get; init; }
}
