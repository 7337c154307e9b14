namespace Dtks.LocalHost.Startup;

/// <summary>When a queue is looked at again that was found empty.</summary>
public enum QueuePace
{
    /// <summary>The moment this host sent it a message.</summary>
    Instant,

    /// <summary>As the Functions host does: after pauses that double up to <c>maxPollingInterval</c> of host.json, whatever was sent.</summary>
    Host,
}
