using Dtks.LocalCosmos;
using Dtks.LocalHost.Parts;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.Configuration;

namespace Dtks.LocalHost.Hosting;

/// <summary>Makes the settings that app settings would hold in the cloud.</summary>
internal static class HostConfiguration
{
    private const string KeyId = "local-1";

    /// <summary>
    /// Adds the settings. What the host starts or makes itself stands above environment variables: one left over from other work
    /// must not lead it to someone else's storage or database.
    /// </summary>
    /// <param name="configuration">Where to.</param>
    /// <param name="options">The caller's options.</param>
    /// <param name="keys">The data directory's keys.</param>
    /// <param name="parts">What the host stands on.</param>
    public static void Add(IConfigurationBuilder configuration, LocalHostOptions options, SecretKeys keys, HostParts parts)
    {
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cosmos:Key"] = CosmosGatewayOptions.EmulatorKey,

            // Systems of partners are tried out here, on this machine.
            ["Dci:AllowLoopbackCallbacks"] = "true",
            ["Dci:AllowUnsigned"] = "true",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            ["Logging:LogLevel:System"] = "Warning",
            ["Logging:LogLevel:Azure"] = "Warning",
            ["Logging:LogLevel:Polly"] = "Critical",
        });
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(Own(keys, parts));
        if (parts.LocalCosmos is not null)
            configuration.AddInMemoryCollection([new("Cosmos:Key", CosmosGatewayOptions.EmulatorKey)]);
        configuration.AddInMemoryCollection(options.Settings);
    }

    private static Dictionary<string, string?> Own(SecretKeys keys, HostParts parts) => new()
    {
        ["AzureWebJobsStorage"] = parts.Storage,
        ["Cosmos:Endpoint"] = parts.Cosmos,
        ["Cosmos:Database"] = "dtks",
        ["Dci:Id"] = "dtks.local",
        ["Dci:Url"] = parts.BaseUrl.ToString(),
        ["Dci:SigningKey"] = keys.DciSigningKey,
        ["EventGrid:TopicEndpoint"] = new Uri(parts.BaseUrl, "/dev/eventgrid").ToString(),
        ["EventGrid:TopicKey"] = keys.TopicKey,
        ["Identity:Issuer"] = "dtks-local-host",
        ["Identity:Audience"] = "dtks",
        ["Identity:SigningKey"] = keys.IdentitySigningKey,
        ["Messages:Endpoint"] = new Uri(parts.BaseUrl, "/dev").ToString(),
        ["Messages:Key"] = keys.MessagesKey,
        ["Population:Endpoint"] = new Uri(parts.BaseUrl, "/dev/population").ToString(),
        ["Population:Key"] = keys.PopulationKey,
        ["Protection:CurrentKey"] = KeyId,
        [$"Protection:Keys:{KeyId}"] = keys.ProtectionKey,
        ["Protection:ClaimKey"] = keys.ProtectionClaimKey,
        ["Protection:CursorKey"] = keys.ProtectionCursorKey,

        // Links to send files lead to where the request came in.
        ["Uploads:Endpoint"] = null,
    };
}
