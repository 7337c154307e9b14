namespace Dtks.Functions.Events;

/// <summary>Where CloudEvents are published. Section <c>EventGrid</c>.</summary>
public sealed class EventGridOptions
{
    /// <summary>The topic's endpoint, an absolute URL.</summary>
    public string TopicEndpoint { get; set; } = string.Empty;

    /// <summary>The topic's key; absent: the app's managed identity.</summary>
    public string? TopicKey { get; set; }

    /// <summary>What is wrong with these settings, or null.</summary>
    public string? Fault() => Uri.TryCreate(TopicEndpoint, UriKind.Absolute, out _) ? null : "EventGrid:TopicEndpoint must be an absolute URL.";
}
