using Dtks.LocalHost.Hosting;
using Xunit;

namespace Dtks.ContainerTests;

/// <summary>A host in process whose storage and database are the emulators' containers: what a flow test drives over HTTP.</summary>
public sealed class ContainerHost : IAsyncLifetime
{
    private readonly EmulatorContainers _containers = new();
    private readonly string _data = Directory.CreateTempSubdirectory("dtks-containers-").FullName;
    private LocalHostApp? _app;

    /// <summary>The running host.</summary>
    public LocalHostApp App => _app ?? throw new InvalidOperationException("The host is not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await _containers.InitializeAsync();
        _app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            StorageConnection = _containers.StorageConnection,
            CosmosEndpoint = _containers.CosmosEndpoint,
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _containers.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
