using System.Collections.Immutable;
using System.Reflection;
using Dtks.Platform.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.InProcess;

/// <summary>An HTTP function of the API that is called without HTTP: as a host would call it.</summary>
internal sealed class CalledFunction : FunctionDefinition
{
    private readonly MethodInfo _method;
    private readonly TemplateMatcher _path;
    private readonly AccessRule _rule;
    private readonly ObjectFactory _make;

    /// <summary>Describes it.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="rule">Its route and methods.</param>
    public CalledFunction(MethodInfo method, AccessRule rule)
    {
        (_method, _rule) = (method, rule);
        var template = TemplateParser.Parse(rule.Route);
        _path = new TemplateMatcher(template, []);
        Precedence = RoutePrecedence.ComputeInbound(template);
        _make = ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        Parameters = [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType))];
    }

    /// <summary>The lower, the more the route says.</summary>
    public decimal Precedence { get; }

    public override string Id => Name;

    public override string Name => _rule.Function;

    public override string PathToAssembly => _method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => $"{_method.DeclaringType!.FullName}.{_method.Name}";

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    /// <summary>The values of the route's parts in a path; null where it serves another path, or another method.</summary>
    public RouteValueDictionary? Serves(string method, PathString path)
    {
        var values = new RouteValueDictionary();
        return _rule.Methods.Contains(method, StringComparer.Ordinal) && _path.TryMatch(path, values) ? values : null;
    }

    /// <summary>Runs it and writes what it answers with.</summary>
    public async Task RunAsync(FunctionContext context, HttpContext http, CancellationToken cancellation)
    {
        var function = _make(context.InstanceServices, null);
        try
        {
            var arguments = _method.GetParameters().Select(p => Argument(p, context, http, cancellation)).ToArray();
            var result = _method.Invoke(function, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            var answer = result is Task<IActionResult> running ? await running : (IActionResult)result!;
            await answer.ExecuteResultAsync(new ActionContext { HttpContext = http });
        }
        finally
        {
            (function as IDisposable)?.Dispose();
        }
    }

    private static object? Argument(ParameterInfo parameter, FunctionContext context, HttpContext http, CancellationToken cancellation) => parameter.ParameterType switch
    {
        var type when type == typeof(HttpRequest) => http.Request,
        var type when type == typeof(FunctionContext) => context,
        var type when type == typeof(CancellationToken) => cancellation,
        _ => http.Request.RouteValues[parameter.Name!]?.ToString(),
    };
}
