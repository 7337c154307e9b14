using System.Globalization;
using System.Reflection;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Http;

/// <summary>Gives an HTTP function its arguments: the request, route values by name, the context, the cancellation token.</summary>
internal static class RouteParameters
{
    private static readonly Dictionary<Type, Func<string, object?>> Conversions = new()
    {
        [typeof(string)] = text => text,
        [typeof(int)] = text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) ? v : null,
        [typeof(long)] = text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) ? v : null,
        [typeof(Guid)] = text => Guid.TryParse(text, out var v) ? v : null,
        [typeof(bool)] = text => bool.TryParse(text, out var v) ? v : null,
    };

    /// <summary>Checks at start that every parameter of the function can be given.</summary>
    /// <exception cref="StartupException">One cannot; the line names it.</exception>
    public static void Check(FunctionDescriptor function, RoutePattern pattern)
    {
        foreach (var parameter in function.Method.GetParameters())
        {
            var type = parameter.ParameterType;
            if (type == typeof(HttpRequest) || type == typeof(FunctionContext) || type == typeof(CancellationToken))
                continue;
            var inRoute = pattern.Parameters.Any(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (!inRoute || !Conversions.ContainsKey(Underlying(type)))
            {
                throw new StartupException(
                    $"Function '{function.Name}': parameter '{parameter.Name}' of type {type.Name} can be given neither from the route " +
                    $"'{pattern.RawText}' nor from the request; use HttpRequest, a route value (string, int, long, Guid, bool), FunctionContext or CancellationToken.");
            }
        }
    }

    /// <summary>The arguments of one call.</summary>
    /// <exception cref="BadHttpRequestException">A route value does not fit its parameter's type; it names the parameter.</exception>
    public static object?[] Bind(FunctionDescriptor function, HttpContext http, FunctionContext context)
        => [.. function.Method.GetParameters().Select(p => Argument(p, http, context))];

    private static object? Argument(ParameterInfo parameter, HttpContext http, FunctionContext context)
    {
        var type = parameter.ParameterType;
        if (type == typeof(HttpRequest))
            return http.Request;
        if (type == typeof(FunctionContext))
            return context;
        if (type == typeof(CancellationToken))
            return context.CancellationToken;
        var text = http.GetRouteValue(parameter.Name!)?.ToString();
        if (text is null)
            return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return Conversions[Underlying(type)](text)
            ?? throw new BadHttpRequestException($"The route value '{parameter.Name}' is no {Underlying(type).Name}.");
    }

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
