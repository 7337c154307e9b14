using Dtks.LocalHost.Hosting;

namespace Dtks.Flows.Tests;

/// <summary>What the flow tests run against: by default Azurite from npm and LocalCosmos; the container tests set their own.</summary>
public static class FlowHostOptions
{
    /// <summary>The options for a host with the data folder given; replaced by the container tests.</summary>
    public static Func<string, LocalHostOptions> For { get; set; } = _ => new LocalHostOptions();
}
