using Azure.Messaging;
using Azure.Messaging.EventGrid;

namespace Dtks.Functions.Events;

/// <summary>
/// Publishes what happened as CloudEvents 1.0. An event's id is its place in the outbox, so a second delivery can be told by it.
/// </summary>
public sealed class EventPublisher(EventGridPublisherClient client)
{
    /// <summary>Publishes the events of one outbox document, together.</summary>
    public async Task PublishAsync(string partition, OutboxDocument outbox, CancellationToken cancellation)
    {
        var events = outbox.Entries
            .Select((entry, place) => (entry, place))
            .Where(e => e.entry.Kind == OutboxKind.Event)
            .Select(e => CloudEventOf(partition, outbox, e.entry, e.place))
            .ToList();
        if (events.Count > 0)
        {
            await client.SendEventsAsync(events, cancellation);
        }
    }

    private static CloudEvent CloudEventOf(string partition, OutboxDocument outbox, OutboxEntry entry, int place) =>
        new($"/dtks/{partition}", entry.Target, BinaryData.FromString(entry.Data.ToString(Newtonsoft.Json.Formatting.None)), "application/json", CloudEventDataFormat.Json)
        {
            Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{outbox.Id}-{place}"),
            Subject = entry.Subject,
            Time = outbox.CreatedOn,
        };
}
