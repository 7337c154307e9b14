using System.Net;
using System.Net.Sockets;
using Dtks.Demo.Report;

namespace Dtks.Demo.Tests;

public sealed class DemoStoryTests
{
    [Fact]
    public async Task Without_a_host_it_says_where_it_stopped_and_exits_1()
    {
        using var writer = new StringWriter();
        var story = new DemoStory(new PlainOutput(writer), TimeProvider.System);

        var exit = await story.RunAsync(new Uri($"http://127.0.0.1:{FreePort()}/"), CancellationToken.None);

        Assert.Equal(1, exit);
        Assert.Contains("BEDA -: berhenti di sini / stopped here", writer.ToString(), StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
