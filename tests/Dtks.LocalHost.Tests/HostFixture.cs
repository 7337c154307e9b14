namespace Dtks.LocalHost.Tests;

/// <summary>One host for all tests of a class, where they do not get in each other's way.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private TestHost? _host;

    internal TestHost Host => _host!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
