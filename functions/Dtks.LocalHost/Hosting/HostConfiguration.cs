using Dtks.LocalCosmos;
using Microsoft.Extensions.Configuration;

namespace Dtks.LocalHost.Hosting;

/// <summary>Makes the settings that app settings would hold in the cloud.</summary>
internal static class HostConfiguration
{
    private const string KeyId = "local-1";

    /// <summary>Adds the settings: the host's own, then environment variables, then the caller's.</summary>
    /// <param name="configuration">Where to.</param>
    /// <param name="options">The caller's options.</param>
    /// <param name="keys">The data directory's keys.</param>
    /// <param name="baseUrl">Where the host serves.</param>
    /// <param name="storage">The storage account's connection string.</param>
    /// <param name="cosmos">The Cosmos DB endpoint.</param>
    public static void Add(IConfigurationBuilder configuration, LocalHostOptions options, SecretKeys keys, Uri baseUrl, string storage, string cosmos)
    {
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = storage,
            ["Cosmos:Endpoint"] = cosmos,
            ["Cosmos:Key"] = CosmosGatewayOptions.EmulatorKey,
            ["Cosmos:Database"] = "dtks",
            ["EventGrid:TopicEndpoint"] = new Uri(baseUrl, "/dev/eventgrid").ToString(),
            ["EventGrid:TopicKey"] = keys.TopicKey,
            ["Identity:Issuer"] = "dtks-local-host",
            ["Identity:Audience"] = "dtks",
            ["Identity:SigningKey"] = keys.IdentitySigningKey,
            ["Population:Endpoint"] = new Uri(baseUrl, "/dev/population").ToString(),
            ["Population:Key"] = keys.PopulationKey,
            ["Protection:CurrentKey"] = KeyId,
            [$"Protection:Keys:{KeyId}"] = keys.ProtectionKey,
            ["Protection:ClaimKey"] = keys.ProtectionClaimKey,
            ["Protection:CursorKey"] = keys.ProtectionCursorKey,
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            ["Logging:LogLevel:System"] = "Warning",
            ["Logging:LogLevel:Azure"] = "Warning",
        });
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(options.Settings);
    }
}
