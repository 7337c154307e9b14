using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Invocation;
using Dtks.LocalHost.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Http;

/// <summary>Serves HTTP functions through ASP.NET Core routing.</summary>
internal static partial class HttpFunctionEndpoints
{
    // The key under which the worker's ASP.NET Core extension keeps the exchange; FunctionContext.GetHttpContext reads it.
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>Maps every HTTP function below the route prefix.</summary>
    /// <exception cref="StartupException">A route template or a parameter is not servable; the line names the function.</exception>
    public static void MapHttpFunctions(this IEndpointRouteBuilder routes, IEnumerable<FunctionDescriptor> functions, string routePrefix)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is not HttpTriggerAttribute trigger)
                continue;
            var pattern = Pattern(function, trigger, routePrefix);
            RouteParameters.Check(function, pattern);
            RequestDelegate serve = http => ServeAsync(function, http);
            var endpoint = trigger.Methods is { Length: > 0 } methods
                ? routes.MapMethods(pattern, methods.Select(m => m.ToUpperInvariant()), serve)
                : routes.Map(pattern, serve);
            endpoint.WithMetadata(function).WithDisplayName(function.Name);
        }
    }

    private static RoutePattern Pattern(FunctionDescriptor function, HttpTriggerAttribute trigger, string routePrefix)
    {
        var template = $"{routePrefix}/{(trigger.Route ?? function.Name).TrimStart('/')}".TrimStart('/');
        try
        {
            return RoutePatternFactory.Parse(template);
        }
        catch (RoutePatternException e)
        {
            throw new StartupException($"Function '{function.Name}': the route '{template}' is no route template: {e.Message}", e);
        }
    }

    private static IEndpointConventionBuilder MapMethods(
        this IEndpointRouteBuilder routes, RoutePattern pattern, IEnumerable<string> methods, RequestDelegate serve)
        => routes.Map(pattern, serve).WithMetadata(new HttpMethodMetadata(methods));

    private static async Task ServeAsync(FunctionDescriptor function, HttpContext http)
    {
        var services = http.RequestServices;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Dtks.LocalHost.Http");
        var time = services.GetRequiredKeyedService<TimeProvider>("storage");
        var started = time.GetTimestamp();
        var request = new InvocationRequest(function, context => RouteParameters.Bind(function, http, context))
        {
            BindingData = http.Request.RouteValues.ToDictionary(v => v.Key, v => v.Value),
            Items = new Dictionary<object, object> { [HttpContextKey] = http },
            OnResult = result => AnswerAsync(result, http),
        };
        try
        {
            await services.GetRequiredService<FunctionInvoker>().InvokeAsync(request, http.RequestAborted);
            LogServed(logger, function.Name, http.Response.StatusCode, time.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(logger, function.Name);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Problem(e, function, logger).WriteAsync(http);
        }
    }

    private static async Task AnswerAsync(object? result, HttpContext http)
    {
        switch (result)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult answer:
                await answer.ExecuteAsync(http);
                break;
            case null:
                break; // A middleware or the function wrote the answer itself, as the worker allows.
            default:
                throw new InvalidOperationException($"A result of type {result.GetType().Name} is no HTTP answer; return IActionResult or IResult.");
        }
    }

    private static HostProblem Problem(Exception e, FunctionDescriptor function, ILogger logger)
    {
        if (e is BadHttpRequestException bad)
        {
            LogBadRequest(logger, function.Name, bad.StatusCode);
            return new HostProblem(
                bad.StatusCode,
                bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request.tooLarge" : "request.malformed",
                new BilingualText("Permintaan tidak dapat dibaca. Periksa alamat dan isi permintaan.", "The request cannot be read. Check its address and body."));
        }

        LogFailed(logger, e, function.Name);
        return new HostProblem(
            StatusCodes.Status500InternalServerError,
            "internal",
            new BilingualText(
                "Terjadi kesalahan pada sistem. Coba lagi; bila berulang, laporkan traceId ini.",
                "Something went wrong here. Try again; if it goes on, report this traceId."));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} answered {Status} in {Milliseconds:0} ms")]
    private static partial void LogServed(ILogger logger, string function, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} ended early: the client went away")]
    private static partial void LogAborted(ILogger logger, string function);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} answered {Status}: the request cannot be read")]
    private static partial void LogBadRequest(ILogger logger, string function, int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);
}
