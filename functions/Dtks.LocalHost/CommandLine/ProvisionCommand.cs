using System.Globalization;
using Azure.Storage.Blobs;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Startup;
using Dtks.LocalHost.Storage;
using Dtks.Platform.Documents;
using Dtks.Platform.Hosting;
using Dtks.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.LocalHost.CommandLine;

/// <summary>
/// Makes in an account what the modules declare. On Azure the templates do; Cosmos DB takes databases and containers there from its control
/// plane only, or from who has the account's key.
/// </summary>
internal static class ProvisionCommand
{
    /// <summary>Runs the command.</summary>
    /// <returns>0 when all is there.</returns>
    /// <exception cref="UsageException">It does not say where.</exception>
    /// <exception cref="StartupException">It could not be made.</exception>
    public static async Task<int> RunAsync(LocalHostOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = AccountServices.Of(options, "provision");
        try
        {
            await services.GetRequiredService<Provisioning>().EnsureAsync(cancellationToken);
            var origins = new CrossOrigin(services.GetRequiredService<IConfiguration>()).Origins;
            if (origins.Count > 0)
                await BlobOrigins.AllowAsync(services.GetRequiredService<BlobServiceClient>(), string.Join(',', origins), cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StartupException))
        {
            var why = e.Message.Split('\n')[0].Trim();
            throw new StartupException(
                $"Not all could be made ({why}); check --cosmos, --storage and the key in Cosmos__Key, then run it again: what is there stays. / "
                + "Belum semua dapat dibuat; periksa --cosmos, --storage, dan kunci di Cosmos__Key, lalu ulangi: yang sudah ada tetap ada.", e);
        }

        var declared = services.GetRequiredService<Declarations>();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Provisioned: database {services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database} with {declared.Containers.All.Count()} containers, {2 * declared.Queues.All.Count} queues, {declared.BlobContainers.Count} blob containers"));
        return 0;
    }
}
