using System.Diagnostics.Metrics;
using Dtks.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Tests;

/// <summary>Instruments to which nobody listens.</summary>
internal static class UnheardInstruments
{
    /// <summary>New ones.</summary>
    public static Instruments Make() => new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
}
