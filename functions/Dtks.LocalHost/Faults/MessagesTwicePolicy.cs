using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Dtks.LocalHost.Faults;

/// <summary>Sends a message to its queue a second time when told to, each delivery late by some seconds of its own.</summary>
internal sealed class MessagesTwicePolicy(OutgoingFaults faults) : HttpPipelinePolicy
{
    private const string Late = "visibilitytimeout";

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var uri = message.Request.Uri.ToUri();
        var isSend = message.Request.Method == RequestMethod.Post && uri.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal);
        if (!isSend || faults.Twice(RequestMethod.Post.Method, uri.AbsolutePath) is not var (first, second))
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        message.Request.Uri.Reset(WithDelay(uri, first));
        await ProcessNextAsync(message, pipeline);
        if (message.Response.IsError)
            return;
        message.Response.Dispose();
        message.Request.Uri.Reset(WithDelay(uri, second));
        await ProcessNextAsync(message, pipeline);
    }

    // What the sender asked for stands; it is late on top of that.
    private static Uri WithDelay(Uri uri, int seconds)
    {
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).ToList();
        var asked = query.FindIndex(p => p.StartsWith(Late + "=", StringComparison.Ordinal));
        if (asked >= 0)
        {
            seconds += int.Parse(query[asked][(Late.Length + 1)..], CultureInfo.InvariantCulture);
            query.RemoveAt(asked);
        }

        query.Add(string.Create(CultureInfo.InvariantCulture, $"{Late}={seconds}"));
        return new UriBuilder(uri) { Query = string.Join('&', query) }.Uri;
    }
}
