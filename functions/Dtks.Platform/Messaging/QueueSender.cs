using System.Collections.Concurrent;
using System.Text;
using Azure.Storage.Queues;
using Dtks.Platform.Json;

namespace Dtks.Platform.Messaging;

/// <summary>Sends messages: Base64 of JSON under 48 KiB, carrying ids and never persons.</summary>
public sealed class QueueSender(QueueServiceClient service)
{
    /// <summary>The largest message, in bytes of JSON.</summary>
    public const int MaxBytes = 48 * 1024;

    // The service forgets a message after seven days unless told otherwise; what waits here waits until it is done, poison until somebody looks.
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private readonly ConcurrentDictionary<string, QueueClient> _queues = new(StringComparer.Ordinal);

    /// <summary>Sends one message.</summary>
    /// <exception cref="InvalidOperationException">The message is over <see cref="MaxBytes"/>.</exception>
    public Task SendAsync(string queue, object message, CancellationToken cancellation) => SendTextAsync(queue, JsonText.Write(message), cancellation);

    /// <summary>Sends a text as it is, such as a message that goes to poison.</summary>
    public Task SendTextAsync(string queue, string text, CancellationToken cancellation) => SendTextAsync(queue, text, unseenFor: null, cancellation);

    /// <summary>Sends a text as it is, to be seen after a while.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="text">The text.</param>
    /// <param name="unseenFor">How long nobody takes it, by the service's clock; null for at once.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task SendTextAsync(string queue, string text, TimeSpan? unseenFor, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > MaxBytes)
        {
            throw new InvalidOperationException($"A message of {bytes.Length} bytes does not go on the queue {queue}.");
        }

        return SendRawAsync(queue, QueueText.Write(bytes), unseenFor, cancellation);
    }

    /// <summary>Sends what a queue held, as it was, to be seen after a while.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="raw">The message.</param>
    /// <param name="unseenFor">How long nobody takes it, by the service's clock; null for at once.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task SendRawAsync(string queue, string raw, TimeSpan? unseenFor, CancellationToken cancellation) =>
        _queues.GetOrAdd(queue, service.GetQueueClient).SendMessageAsync(raw, unseenFor, Never, cancellationToken: cancellation);
}
