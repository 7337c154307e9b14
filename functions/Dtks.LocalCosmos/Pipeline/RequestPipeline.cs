using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Faults;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Sql;
using Microsoft.AspNetCore.Http;

namespace Dtks.LocalCosmos.Pipeline;

/// <summary>Takes a request through signature, faults, throughput and its endpoint, and writes the answer.</summary>
internal sealed class RequestPipeline(
    RequestSignature signature, EndpointTable endpoints, UsageMeter usage, FaultInjector faults, ThroughputLimit throughput)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var answer = await AnswerAsync(context);
            if (answer is null)
            {
                context.Abort();
                return;
            }

            await ResponseWriter.WriteAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away: there is nobody to answer.
        }
    }

    /// <summary>The answer; null when a fault drops the connection.</summary>
    private async Task<CosmosResponse?> AnswerAsync(HttpContext context)
    {
        CosmosRequest request;
        try
        {
            var path = RequestReader.ReadPath(context);
            signature.Check(context.Request.Method, path, context.Request.Headers.Authorization, context.Request.Headers[CosmosHeaders.Date]);
            request = await RequestReader.ReadAsync(context, path);
        }
        catch (RequestFailedException failure)
        {
            return CosmosResponse.Error(failure);
        }

        // Who only looks whether all is done must not change what is counted, and is not to be failed.
        var unseen = context.Request.Headers.ContainsKey(CosmosHeaders.Unseen);
        var container = MeterName(request.Path);
        var fault = unseen ? null : faults.Strike(container, request.Kind);
        if (fault?.Kind == FaultKind.DropBefore)
        {
            return null;
        }

        var answer = await AnswerOrFailAsync(request, fault, context.RequestAborted);
        if (!unseen)
        {
            usage.Record(container, request.Kind, answer.Charge);
            throughput.Charge(request, answer.Charge);
        }

        await FaultAnswers.DelayAsync(fault, context.RequestAborted);
        return fault?.Kind == FaultKind.DropAfter ? null : answer;
    }

    private async Task<CosmosResponse> AnswerOrFailAsync(CosmosRequest request, FaultRule? fault, CancellationToken cancellation)
    {
        try
        {
            FaultAnswers.Throw(fault);
            throughput.Check(request);
            return await endpoints.For(request.Path.Kind).AnswerAsync(request, cancellation);
        }
        catch (RequestFailedException failure)
        {
            return CosmosResponse.Error(failure);
        }
        catch (BadQueryException bad)
        {
            return CosmosResponse.Error(RequestFailedException.BadRequest($"Message: {bad.ToJson().ToString(Newtonsoft.Json.Formatting.None)}"));
        }
        catch (ObjectDisposedException)
        {
            return CosmosResponse.Error(new RequestFailedException(503, 0, "The gateway is stopping."));
        }
        catch (Storage.StoreFailedException failure)
        {
            return CosmosResponse.Error(new RequestFailedException(503, 0, failure.Message));
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            // A defect of LocalCosmos: whoever meets it should see what it was.
            return CosmosResponse.Error(new RequestFailedException(500, 0, $"LocalCosmos failed: {defect}"));
        }
    }

    private static string MeterName(ResourcePath path) => path.Kind switch
    {
        ResourceKind.Container or ResourceKind.Ranges or ResourceKind.Items or ResourceKind.Item => $"{path.Database}/{path.Container}",
        _ => string.Empty,
    };
}
