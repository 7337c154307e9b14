using Azure.Core;
using Azure.Core.Pipeline;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>
/// Ends the work at one of its storage requests, counted from 1: before it is sent, or after it was answered. 0 lets all through.
/// </summary>
internal sealed class CutPolicy(int at, bool afterwards) : HttpPipelinePolicy
{
    private int _sent;

    /// <summary>How many requests there were.</summary>
    public int Sent => _sent;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var number = Interlocked.Increment(ref _sent);
        if (number == at && !afterwards)
        {
            throw new CutException();
        }

        await ProcessNextAsync(message, pipeline);
        if (number == at)
        {
            throw new CutException();
        }
    }
}
