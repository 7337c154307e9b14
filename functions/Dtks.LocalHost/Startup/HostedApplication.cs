using System.Reflection;
using Dtks.Pages;
using Dtks.Functions;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Startup;

/// <summary>The functions app that a host runs.</summary>
/// <param name="Assemblies">Where its function classes are.</param>
/// <param name="ConfigureServices">Registers what they need.</param>
/// <param name="ProvisionAsync">Makes the queues and containers that are absent, before the host is ready.</param>
public sealed record HostedApplication(
    IReadOnlyList<Assembly> Assemblies,
    Action<IServiceCollection, IConfiguration> ConfigureServices,
    Func<IServiceProvider, CancellationToken, Task> ProvisionAsync)
{
    /// <summary>DTKS itself.</summary>
    public static HostedApplication Dtks { get; } = new(
        [typeof(Provisioning).Assembly, typeof(DtksServices).Assembly, PagesAssembly.Of],
        (services, configuration) => services.AddDtks(configuration, PagesAssembly.Of),
        (services, cancellationToken) => services.GetRequiredService<Provisioning>().EnsureAsync(cancellationToken));
}
