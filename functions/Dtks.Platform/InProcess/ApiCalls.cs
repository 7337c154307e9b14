using System.Reflection;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.InProcess;

/// <summary>
/// Calls the API from within the app, for pages: through the same middleware and functions as over HTTP, so that a page can show and do what its reader may by the API, and nothing else
/// (GOV-2).
/// </summary>
public sealed class ApiCalls
{
    private readonly IReadOnlyList<CalledFunction> _functions;

    /// <summary>Knows the functions of some assemblies.</summary>
    /// <param name="assemblies">Where they are.</param>
    public ApiCalls(IReadOnlyCollection<Assembly> assemblies)
    {
        var methods = FunctionMethods.Of(assemblies).ToDictionary(f => f.Name, f => f.Method, StringComparer.Ordinal);
        _functions = [.. AccessRule.Of(assemblies).Where(rule => rule.IsApi && rule.Route != UnknownPath.Route).Select(rule => new CalledFunction(methods[rule.Function], rule)).OrderBy(f => f.Precedence)];
    }

    /// <summary>The API's answer, whatever it is.</summary>
    /// <param name="page">The page's own invocation.</param>
    /// <param name="call">What is asked.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="InvalidOperationException">No function serves such a path.</exception>
    public async Task<ApiReply> SendAsync(FunctionContext page, ApiCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(call);
        await using var scope = page.InstanceServices.CreateAsyncScope();
        var exchange = new CallExchange(call, page.GetHttpContext()!, scope.ServiceProvider, cancellation);
        var function = Find(call, exchange.Http.Request);
        FunctionExecutionDelegate pipeline = context => function.RunAsync(context, exchange.Http, context.CancellationToken);
        foreach (var middleware in scope.ServiceProvider.GetServices<IFunctionsWorkerMiddleware>().Reverse())
        {
            var next = pipeline;
            pipeline = context => middleware.Invoke(context, next);
        }

        await pipeline(new CallContext(page, function, exchange.Http, cancellation));
        return await exchange.ReplyAsync();
    }

    private CalledFunction Find(ApiCall call, HttpRequest request)
    {
        _ = request.Path.StartsWithSegments("/api", out var path);
        foreach (var function in _functions)
        {
            if (function.Serves(call.Method, path) is { } values)
            {
                request.RouteValues = values;
                return function;
            }
        }

        throw new InvalidOperationException($"Nothing of the API serves {call.Method} {call.Path.Split('?')[0]}.");
    }
}
