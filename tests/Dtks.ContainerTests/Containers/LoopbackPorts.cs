using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;

namespace Dtks.ContainerTests.Containers;

/// <summary>Publishes a container's ports on the loopback address only, at ports that stay the same when it is stopped and started.</summary>
internal static class LoopbackPorts
{
    // By this label .ci/run finds what an interrupted run left behind.
    private const string Label = "dtks.test-run";

    private static readonly string Run = Environment.GetEnvironmentVariable("DTKS_TEST_RUN") ?? "by-hand";

    /// <summary>Publishes ports of the container, each at a port of this machine.</summary>
    public static ContainerBuilder WithLoopbackPorts(this ContainerBuilder builder, params (int Inside, int Outside)[] ports) => builder
        .WithLabel(Label, Run)
        .WithCreateParameterModifier(p =>
        {
            p.HostConfig!.PortBindings = ports.ToDictionary(port => Tcp(port.Inside), port => Binding(port.Outside), StringComparer.Ordinal);
            p.ExposedPorts = ports.ToDictionary(port => Tcp(port.Inside), _ => default(EmptyStruct), StringComparer.Ordinal);
        });

    /// <summary>A port that nobody listens on just now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Tcp(int port) => string.Create(CultureInfo.InvariantCulture, $"{port}/tcp");

    private static IList<PortBinding> Binding(int port) =>
        [new PortBinding { HostIP = "127.0.0.1", HostPort = port.ToString(CultureInfo.InvariantCulture) }];
}
