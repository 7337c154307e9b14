using System.Runtime.CompilerServices;
using Dtks.Flows.Tests;
using Dtks.LocalHost.Hosting;
using Testcontainers.Azurite;
using Testcontainers.CosmosDb;

namespace Dtks.ContainerTests;

/// <summary>Azurite and the Cosmos DB emulator in containers, started once and removed by Testcontainers when the tests end. Every host of the flow tests runs against them.</summary>
internal static class EmulatorContainers
{
    private const string AzuriteImage = "mcr.microsoft.com/azure-storage/azurite:3.37.0";
    private const string CosmosImage = "mcr.microsoft.com/cosmosdb/linux/azure-cosmos-emulator:vnext-preview";

    // The storage clients may speak a newer API version than the emulator lists; it serves what they use all the same.
    private static readonly AzuriteContainer Azurite = new AzuriteBuilder(AzuriteImage).WithCommand("--skipApiVersionCheck").Build();
    private static readonly CosmosDbContainer Cosmos = new CosmosDbBuilder(CosmosImage).WithEnvironment("PROTOCOL", "http").Build();
    private static readonly Lazy<Task> Started = new(() => Task.WhenAll(Azurite.StartAsync(), Cosmos.StartAsync()));

    // Before the first test: the flow tests' hosts take their options from here.
    [ModuleInitializer]
    internal static void UseContainers() => FlowHostOptions.NextAsync = async () =>
    {
        await Started.Value;
        return new LocalHostOptions { StorageConnection = Azurite.GetConnectionString(), CosmosEndpoint = Cosmos.GetAccountEndpoint() };
    };
}
