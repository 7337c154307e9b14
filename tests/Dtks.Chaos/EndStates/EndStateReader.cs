using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dtks.Platform.Documents;
using Dtks.Platform.Modules;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.EndStates;

/// <summary>Reads the whole of what a host keeps: every document, blob, and event published.</summary>
public static class EndStateReader
{
    // A seal is of the hour in which its entries were made, and an outage moves them into another; whether it fits them is for its own verification.
    private const string Seals = "audit-seals";

    // How far a sweep came says when work was done and not what came of it; so do looks still to be taken, and a mark of a walk, which is lost by itself.
    // How far a process delivered is of the process, and since when every household is marked as receiving is of the hour in which that was looked at.
    // Whether a month's reminder was asked goes by the hours at which its timer ran.
    // How many turns were taken to make cards, or to move, goes by how often it was begun.
    private static readonly string[] Left = ["swept", "looked", "deadlineWalk", "deadlineFiring", "auditSealing", "auditSealed", "deliverer", "receivesSeed", "cycleReminder", "holdingTurn"];

    private static readonly string[] Reads = [".read", ".listed"];

    /// <summary>Reads it; the host should be idle.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="baseUrl">Where it serves.</param>
    public static async Task<EndState> ReadAsync(IServiceProvider services, Uri baseUrl)
    {
        ArgumentNullException.ThrowIfNull(services);
        var state = new EndState();
        await ReadDocumentsAsync(services, state);
        await ReadBlobsAsync(services, state);
        await ReadEventsAsync(baseUrl, state);
        return state;
    }

    private static async Task ReadDocumentsAsync(IServiceProvider services, EndState state)
    {
        var client = services.GetRequiredService<CosmosClient>();
        var database = client.GetDatabase(services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database);
        foreach (var container in services.GetRequiredService<Declarations>().Containers.All)
        {
            using var feed = database.GetContainer(container.Name).GetItemQueryStreamIterator("SELECT * FROM c");
            while (feed.HasMoreResults)
            {
                using var page = (await feed.ReadNextAsync()).EnsureSuccessStatusCode();
                using var text = new StreamReader(page.Content);
                foreach (var stored in DocumentTypes.Parse(await text.ReadToEndAsync())["Documents"]!.Cast<JObject>())
                {
                    Add(state, container, stored, client.ClientOptions.Serializer);
                }
            }
        }
    }

    private static void Add(EndState state, DocumentContainer container, JObject stored, CosmosSerializer serializer)
    {
        var type = (string?)stored["type"] ?? string.Empty;
        if (Left.Contains(type) || (string?)stored["kind"] == Platform.Waiting.Look.DeadlineKind)
        {
            return;
        }

        if (type.StartsWith("setAside", StringComparison.OrdinalIgnoreCase))
        {
            state.SetAside.Add(stored.ToString(Newtonsoft.Json.Formatting.None));
            return;
        }

        var normal = Normal.Of(DocumentTypes.InTheClear(stored, serializer));
        var isRead = type == "audit" && (string?)normal["action"] is { } action && Array.Exists(Reads, end => action.EndsWith(end, StringComparison.Ordinal));
        if (type == "audit")
        {
            normal.Remove("id");
            normal.Remove("sealHour");

            // What was to follow stands there for good, or beside it while the ledger cannot be kept; what came of it is compared.
            normal.Remove("outbox");
            normal.Remove("traceId");
        }

        // Whether a sweep has seen already that a month is wholly open goes by the hour; that it is open is compared.
        normal.Remove("openingSettled");
        normal.Remove("closingSettled");
        if (isRead)
        {
            // What a reader was shown goes by how far things were just then, and who waits longer sees it earlier.
            normal.Remove("fields");
        }

        state.Add($"{container.Name}/{stored[container.KeyMember]}/{(type == "audit" ? type : normal["id"])}", normal, once: isRead);
    }

    private static async Task ReadBlobsAsync(IServiceProvider services, EndState state)
    {
        var service = services.GetRequiredService<BlobServiceClient>();
        foreach (var name in services.GetRequiredService<Declarations>().BlobContainers.Where(name => name != Seals))
        {
            var container = service.GetBlobContainerClient(name);
            await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }))
            {
                var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
                var thing = new JObject(blob.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => new JProperty(m.Key, m.Value)))
                {
                    ["content"] = Convert.ToHexStringLower(SHA256.HashData(content)),
                };
                state.Add($"blobs/{name}/{blob.Name}", thing);
            }
        }
    }

    // At least once is what is promised of an event.
    private static async Task ReadEventsAsync(Uri baseUrl, EndState state)
    {
        using var http = new HttpClient { BaseAddress = baseUrl };
        var events = DocumentTypes.Parse($"{{\"events\":{await http.GetStringAsync(new Uri("/dev/events", UriKind.Relative))}}}")["events"]!;
        foreach (var happened in events.Cast<JObject>())
        {
            state.Add($"events/{happened["type"]}/{happened["subject"]}", Normal.Of((JObject)happened["data"]!), once: true);
        }
    }
}
