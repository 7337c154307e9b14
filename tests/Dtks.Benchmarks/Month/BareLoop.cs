using System.Diagnostics;
using Azure.Storage.Queues;
using Dtks.Benchmarks.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Month;

/// <summary>
/// Makes the storage requests that an opening made and does nothing else: on a copy of the data as they were before it, with every body ready, as many at the same time as the host works messages.
/// </summary>
internal static class BareLoop
{
    // host.json: a batch and what may still run of the last.
    private const int AtOnce = 48;
    private const int MostTaken = 32;

    /// <summary>Makes them.</summary>
    /// <param name="data">The copy.</param>
    /// <param name="requests">The requests on the database.</param>
    /// <param name="messages">The messages: each is put, taken and deleted.</param>
    /// <returns>How long it took, what it spent, and how many were answered otherwise than the first time.</returns>
    public static async Task<(TimeSpan Took, ProcessorTime Spent, int Otherwise)> RunAsync(string data, IReadOnlyList<RecordedRequest> requests, IReadOnlyList<(string Queue, string Text)> messages)
    {
        await using var host = await BenchHost.StartAsync(new BenchSetup { Data = data, Bare = true });
        var settings = host.Services.GetRequiredService<IConfiguration>();
        var endpoint = new Uri(settings["Cosmos:Endpoint"]!);
        var queues = new QueueServiceClient(settings["AzureWebJobsStorage"]);
        using var http = new HttpClient(new SocketsHttpHandler());
        var (next, otherwise) = (-1, 0);
        var tags = new EntityTags(requests);
        var (processor, began) = (ProcessorTime.Now(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < requests.Count)
            {
                await tags.KnowAsync(i, requests[i]);
                using var answer = await http.SendAsync(requests[i].Again(endpoint, tags));
                tags.Answered(i, requests[i], await answer.Content.ReadAsByteArrayAsync());
                if ((int)answer.StatusCode != requests[i].Status)
                {
                    Interlocked.Increment(ref otherwise);
                }
            }
        })).Append(Task.WhenAll(messages.GroupBy(m => m.Queue, m => m.Text).Select(queue => Task.Run(() => PassAsync(queues.GetQueueClient(queue.Key), [.. queue]))))));
        var took = Stopwatch.GetElapsedTime(began);
        return (took, ProcessorTime.Now() - processor, otherwise);
    }

    private static async Task PassAsync(QueueClient queue, IReadOnlyList<string> texts)
    {
        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (text, stop) => await queue.SendMessageAsync(text, stop));
        while ((await queue.ReceiveMessagesAsync(MostTaken)).Value is { Length: > 0 } taken)
        {
            await Parallel.ForEachAsync(taken, async (message, stop) => await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, stop));
        }
    }
}
