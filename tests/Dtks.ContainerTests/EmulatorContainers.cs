using Testcontainers.Azurite;
using Testcontainers.CosmosDb;
using Xunit;

namespace Dtks.ContainerTests;

/// <summary>Azurite and the Cosmos DB emulator in containers, started once for all tests that share the fixture.</summary>
public sealed class EmulatorContainers : IAsyncLifetime
{
    private const string AzuriteImage = "mcr.microsoft.com/azure-storage/azurite:3.37.0";
    private const string CosmosImage = "mcr.microsoft.com/cosmosdb/linux/azure-cosmos-emulator:vnext-preview";

    // The storage clients may speak a newer API version than the emulator lists; it serves what they use all the same.
    private readonly AzuriteContainer _azurite = new AzuriteBuilder(AzuriteImage).WithCommand("--skipApiVersionCheck").Build();
    private readonly CosmosDbContainer _cosmos = new CosmosDbBuilder(CosmosImage).WithEnvironment("PROTOCOL", "http").Build();

    /// <summary>Azurite's connection string.</summary>
    public string StorageConnection => _azurite.GetConnectionString();

    /// <summary>The Cosmos DB emulator's endpoint, plain HTTP; its key is the emulator's published one.</summary>
    public string CosmosEndpoint => _cosmos.GetAccountEndpoint();

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.WhenAll(_azurite.StartAsync(), _cosmos.StartAsync());

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _azurite.DisposeAsync();
        await _cosmos.DisposeAsync();
    }
}
