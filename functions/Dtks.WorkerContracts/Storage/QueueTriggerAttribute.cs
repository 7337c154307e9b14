using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function with a message of a storage queue. Source: Worker.Extensions.Storage.Queues 5.5.5.</summary>
/// <param name="queueName">The queue's name, 3 to 63 characters.</param>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    /// <summary>The queue's name.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting that holds the storage connection; absent: <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}
