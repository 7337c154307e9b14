
using Dtks.Platform.Settings;

namespace Dtks.Platform.Events;

/// <summary>Where CloudEvents are published. Section <c>EventGrid</c>.</summary>
public sealed class EventGridOptions
{
    /// <summary>The topic's endpoint, an absolute URL.</summary>
    public string TopicEndpoint { get; set; } = string.Empty;

    /// <summary>The topic's key; absent: the app's managed identity.</summary>
    public string? TopicKey { get; set; }

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        // A managed identity's token is never sent in the clear.
        SettingFault.Url("EventGrid:TopicEndpoint", TopicEndpoint, "https://TOPIC.REGION.eventgrid.azure.net/api/events", onlyHttps: string.IsNullOrEmpty(TopicKey)),
        SettingFault.Unresolved("EventGrid:TopicKey", TopicKey),
    }.OfType<string>();
}
