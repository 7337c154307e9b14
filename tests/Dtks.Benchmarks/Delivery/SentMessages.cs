using Azure.Core;
using Azure.Core.Pipeline;

namespace Dtks.Benchmarks.Delivery;

/// <summary>Counts the messages that the application puts on queues.</summary>
internal sealed class SentMessages : HttpPipelinePolicy
{
    private int _count;

    public int Count => _count;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Post && message.Request.Uri.Path.EndsWith("/messages", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
        }

        return ProcessNextAsync(message, pipeline);
    }
}
