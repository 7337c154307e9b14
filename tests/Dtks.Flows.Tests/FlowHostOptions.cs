using Dtks.LocalHost.Hosting;

namespace Dtks.Flows.Tests;

/// <summary>
/// What the flow tests run against: by default Azurite from npm and LocalCosmos; the container tests, which compile the same sources, set
/// their own.
/// </summary>
public static class FlowHostOptions
{
    /// <summary>The options of the next host.</summary>
    public static Func<Task<LocalHostOptions>> NextAsync { get; set; } = () => Task.FromResult(new LocalHostOptions());
}
