using System.Diagnostics;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using DurableTask.AzureStorage;
using DurableTask.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dtks.Benchmarks.Durable;

/// <summary>
/// A task hub with its worker on a storage account. What is not said here is as the package has it by itself: four partitions, 32 messages of a control queue at a time, checkpoints of all actions at once.
/// </summary>
internal sealed class DurableHub : IAsyncDisposable
{
    // A choice: by itself the package has ten whatever the machine.
    private const int ActivitiesEachCore = 10;

    // As host.json has it for our own queues; by itself it is 30 s.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly TaskHubWorker _worker;
    private readonly TaskHubClient _client;

    private DurableHub(TaskHubWorker worker, TaskHubClient client) => (_worker, _client) = (worker, client);

    /// <summary>Requests on queues.</summary>
    public required CountedRequests Queues { get; init; }

    /// <summary>Requests on tables.</summary>
    public required CountedRequests Tables { get; init; }

    /// <summary>Requests on blobs.</summary>
    public required CountedRequests Blobs { get; init; }

    /// <summary>Makes the hub and starts its worker.</summary>
    /// <param name="storage">The storage account's connection string.</param>
    /// <param name="services">The services that the activities work with.</param>
    /// <param name="isGrouped">Whether an activity opens a group of villages; else one.</param>
    public static async Task<DurableHub> StartAsync(string storage, IServiceProvider services, bool isGrouped)
    {
        var (queues, tables, blobs) = (new CountedRequests(), new CountedRequests(), new CountedRequests());
        var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
        {
            TaskHubName = "month",
            StorageAccountClientProvider = new StorageAccountClientProvider(
                StorageServiceClientProvider.ForBlob(storage, new BlobClientOptions { Transport = By(blobs) }),
                StorageServiceClientProvider.ForQueue(storage, new QueueClientOptions { Transport = By(queues) }),
                StorageServiceClientProvider.ForTable(storage, new TableClientOptions { Transport = By(tables) })),
            MaxConcurrentTaskActivityWorkItems = ActivitiesEachCore * Environment.ProcessorCount,
            MaxQueuePollingInterval = LongestPause,
            UseTablePartitionManagement = true,
            // No replay of all that a regency did before for each village that comes back.
            ExtendedSessionsEnabled = true,
            LoggerFactory = NullLoggerFactory.Instance,
        });
        await service.CreateIfNotExistsAsync();
        var worker = new TaskHubWorker(service, NullLoggerFactory.Instance);
        worker.AddTaskOrchestrations(typeof(NationOrchestration), typeof(RegencyOrchestration));
        worker.AddTaskActivities(new ListRegencies(services), new ListVillages(services, isGrouped), new OpenVillages(services));
        await worker.StartAsync();
        return new DurableHub(worker, new TaskHubClient(service, loggerFactory: NullLoggerFactory.Instance)) { Queues = queues, Tables = tables, Blobs = blobs };
    }

    /// <summary>Has a month opened and waits until its orchestration is known to be complete.</summary>
    /// <exception cref="InvalidOperationException">It ended otherwise.</exception>
    public async Task OpenAsync(string period)
    {
        var instance = await _client.CreateOrchestrationInstanceAsync(typeof(NationOrchestration), period);
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            var state = await _client.GetOrchestrationStateAsync(instance);
            switch (state?.OrchestrationStatus)
            {
                case OrchestrationStatus.Completed:
                    return;
                case null or OrchestrationStatus.Pending or OrchestrationStatus.Running when Stopwatch.GetElapsedTime(began) < AtMost:
                    await Task.Delay(Look);
                    break;
                default:
                    throw new InvalidOperationException($"The orchestration of {period} ended as {state?.OrchestrationStatus}: {state?.Output}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(isForced: true);
        _worker.Dispose();
    }

    private static HttpClientTransport By(CountedRequests handler) => new(new HttpClient(handler));
}
