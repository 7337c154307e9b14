using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Dtks.LocalHost.Queues;

/// <summary>Where messages go that cannot be handled: <c>{queue}-poison</c>. A poison queue has none of its own.</summary>
internal sealed class PoisonQueue(QueueServiceClient service, string queue)
{
    private const string Suffix = "-poison";
    private const int LongestName = 63;

    /// <summary>The poison queue's name; null when the queue cannot have one.</summary>
    public string? Name { get; } = IsPoison(queue) || queue.Length + Suffix.Length > LongestName ? null : queue + Suffix;

    /// <summary>Whether a queue is a poison queue by its name.</summary>
    public static bool IsPoison(string queue) => queue.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Puts a copy of the message there, its body untouched. The caller deletes the original after, so it is never lost.</summary>
    public async Task AddAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var poison = service.GetQueueClient(Name);
        await poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
    }
}
