namespace Dtks.LocalHost.Configuration;

/// <summary>How queues are pumped: <c>extensions.queues</c> of host.json.</summary>
/// <param name="BatchSize">Messages taken at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">A new batch is taken once no more than this many of the last are still running.</param>
/// <param name="VisibilityTimeout">How long a message that failed waits for its next try.</param>
/// <param name="MaxDequeueCount">Tries before a message goes to the poison queue, at least 1.</param>
/// <param name="MaxPollingInterval">The longest pause between two looks at an empty queue.</param>
/// <param name="IsBase64">Whether message bodies are Base64 (else plain text).</param>
internal sealed record QueueSettings(
    int BatchSize,
    int NewBatchThreshold,
    TimeSpan VisibilityTimeout,
    int MaxDequeueCount,
    TimeSpan MaxPollingInterval,
    bool IsBase64);
