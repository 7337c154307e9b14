using System.Diagnostics;
using Microsoft.Azure.Cosmos;

namespace Dtks.LocalCosmos.Tests;

/// <summary>A gateway on its own, in a process that can be killed.</summary>
internal sealed class GatewayProcess : IDisposable
{
    private const string Ready = "Ready: ";

    private readonly Process _process;
    private readonly string _endpoint;

    private GatewayProcess(Process process, string endpoint) => (_process, _endpoint) = (process, endpoint);

    public Uri Endpoint => new(_endpoint);

    public static async Task<GatewayProcess> StartAsync(string directory)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(CosmosGateway).Assembly.Location, "--urls", "http://127.0.0.1:0", "--data", directory])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        return line?.StartsWith(Ready, StringComparison.Ordinal) == true
            ? new GatewayProcess(process, line[Ready.Length..])
            : throw new InvalidOperationException($"The gateway did not start: {line} {await process.StandardError.ReadToEndAsync()}");
    }

    public CosmosClient Connect() => new(_endpoint, CosmosGatewayOptions.EmulatorKey, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
        RequestTimeout = TimeSpan.FromSeconds(5),
    });

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
