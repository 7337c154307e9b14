using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Dtks.Flows.Tests;
using Dtks.LocalHost.Hosting;
using Testcontainers.Azurite;
using Testcontainers.CosmosDb;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Dtks.ContainerTests;

/// <summary>
/// Azurite and the Cosmos DB emulator in containers, started once and removed by Testcontainers when the tests end. Every host of the flow
/// tests runs against them.
/// </summary>
internal static class EmulatorContainers
{
    private const string AzuriteImage = "mcr.microsoft.com/azure-storage/azurite:3.37.0";
    private const string CosmosImage = "mcr.microsoft.com/cosmosdb/linux/azure-cosmos-emulator:vnext-preview";

    // The storage clients may speak a newer API version than the emulator lists; it serves what they use all the same.
    private static readonly AzuriteContainer Azurite = new AzuriteBuilder(AzuriteImage).WithCommand("--skipApiVersionCheck").Build();
    private static readonly CosmosDbContainer Cosmos = new CosmosDbBuilder(CosmosImage).WithEnvironment("PROTOCOL", "http").Build();
    private static readonly Lazy<Task> Started = new(() => Task.WhenAll(Azurite.StartAsync(), Cosmos.StartAsync()));

    // One host after the other works on the same data, so all have the same keys.
    private static readonly Dictionary<string, string?> Keys = new()
    {
        ["Protection:CurrentKey"] = "containers",
        ["Protection:Keys:containers"] = NewKey(),
        ["Protection:ClaimKey"] = NewKey(),
        ["Protection:CursorKey"] = NewKey(),
    };

    // Before the first test: the flow tests' hosts take their options from here.
    [ModuleInitializer]
    internal static void UseContainers() => FlowHostOptions.NextAsync = async () =>
    {
        await Started.Value;
        return new LocalHostOptions { StorageConnection = Azurite.GetConnectionString(), CosmosEndpoint = Cosmos.GetAccountEndpoint(), Settings = Keys };
    };

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
