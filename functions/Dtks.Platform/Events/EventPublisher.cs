using Azure.Messaging;
using Azure.Messaging.EventGrid;

namespace Dtks.Platform.Events;

/// <summary>Publishes what happened as CloudEvents 1.0.</summary>
public sealed class EventPublisher(EventGridPublisherClient client)
{
    /// <summary>Publishes events, together.</summary>
    public async Task PublishAsync(IEnumerable<OutgoingEvent> events, CancellationToken cancellation)
    {
        var batch = events.Select(CloudEventOf).ToList();
        if (batch.Count > 0)
        {
            await client.SendEventsAsync(batch, cancellation);
        }
    }

    private static CloudEvent CloudEventOf(OutgoingEvent happened) =>
        new(happened.Source, happened.Type, BinaryData.FromString(happened.Data), "application/json", CloudEventDataFormat.Json)
        {
            Id = happened.Id,
            Subject = happened.Subject,
            Time = happened.Time,
        };
}
