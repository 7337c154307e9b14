using Azure.Core;
using Azure.Core.Pipeline;

namespace Dtks.LocalHost.Queues;

/// <summary>Notices in the pipeline of a queue client that a message was accepted, and wakes the queue's listener.</summary>
internal sealed class MessageSentPolicy(QueueWakeUps wakeUps) : HttpPipelinePolicy
{
    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        Notice(message);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        Notice(message);
    }

    /// <summary>The queue that a request puts a message into, or null when it does something else.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="path">Its path: <c>/account/queue/messages</c> on one machine, <c>/queue/messages</c> in the cloud.</param>
    public static string? QueueOf(RequestMethod method, string path)
    {
        if (method != RequestMethod.Post)
            return null;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length >= 2 && segments[^1] == "messages" ? segments[^2] : null;
    }

    private void Notice(HttpMessage message)
    {
        if (message is { HasResponse: true, Response.IsError: false } && QueueOf(message.Request.Method, message.Request.Uri.ToUri().AbsolutePath) is { } queue)
            wakeUps.Signal(queue);
    }
}
