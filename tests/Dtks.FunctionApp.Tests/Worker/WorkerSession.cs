using System.Net;
using Dtks.FunctionApp.Tests.Worker.Protocol;

namespace Dtks.FunctionApp.Tests.Worker;

/// <summary>What a host asks of a worker, step by step; whatever the worker does not do as asked fails the test with the worker's own words.</summary>
internal sealed class WorkerSession(WorkerStream worker, CancellationToken cancellationToken)
{
    // The header by which the worker's ASP.NET Core extension finds the invocation of a request.
    private const string InvocationHeader = "x-ms-invocation-id";

    /// <summary>What the worker has logged so far.</summary>
    public string Log => worker.Log;

    /// <summary>Initialises the worker.</summary>
    /// <returns>Where it serves HTTP to its host.</returns>
    public async Task<Uri> InitialiseAsync()
    {
        var request = new InitRequest { HostVersion = "4.1041.0", WorkerDirectory = BuiltApp.Folder, FunctionAppDirectory = BuiltApp.Folder };
        var answer = (await worker.AskAsync(new StreamMessage { InitRequest = request }, cancellationToken)).InitResponse;
        AssertSuccess(answer.Result);
        return new Uri(answer.Capabilities["HttpUri"]);
    }

    /// <summary>The functions that the worker tells of.</summary>
    public async Task<IReadOnlyCollection<FunctionMetadata>> FunctionsAsync()
    {
        var request = new MetadataRequest { FunctionAppDirectory = BuiltApp.Folder };
        var answer = (await worker.AskAsync(new StreamMessage { MetadataRequest = request }, cancellationToken)).MetadataResponse;
        AssertSuccess(answer.Result);
        return answer.Functions;
    }

    /// <summary>Loads a function.</summary>
    public async Task LoadAsync(FunctionMetadata function)
    {
        var request = new LoadRequest { FunctionId = function.FunctionId, Metadata = function };
        AssertSuccess((await worker.AskAsync(new StreamMessage { LoadRequest = request }, cancellationToken)).LoadResponse.Result);
    }

    /// <summary>Invokes an HTTP function as the host does: tells the worker of the invocation and forwards the request to it.</summary>
    /// <param name="function">The function.</param>
    /// <param name="method">The method.</param>
    /// <param name="url">Where the worker serves it.</param>
    /// <param name="route">What the host has read from the route.</param>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        FunctionMetadata function, HttpMethod method, Uri url, params (string Name, string Value)[] route)
    {
        var invocation = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.FunctionId,
            TraceContext = new TraceContext { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
        };
        foreach (var (name, value) in route)
            invocation.TriggerMetadata.Add(name, new Value { Text = value });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, url) { Headers = { { InvocationHeader, invocation.InvocationId } } };
        var invoked = worker.AskAsync(new StreamMessage { InvocationRequest = invocation }, cancellationToken);
        using var answer = await http.SendAsync(request, cancellationToken);
        AssertSuccess((await invoked).InvocationResponse.Result);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Tells the worker to end.</summary>
    public Task TerminateAsync() => worker.SendAsync(new StreamMessage { Terminate = new Terminate() }, cancellationToken);

    private void AssertSuccess(Outcome outcome) =>
        Assert.True(outcome.Status == Outcome.Types.Status.Success, $"{outcome.Exception?.Message}\n{worker.Log}");
}
