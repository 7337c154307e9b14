using Dtks.Platform.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Dtks.Platform.Http;

/// <summary>The paths of the API that functions serve, and by which methods.</summary>
/// <param name="rules">The HTTP functions.</param>
public sealed class ServedRoutes(AccessRules rules)
{
    private readonly IReadOnlyList<(TemplateMatcher Path, IReadOnlyList<string> Methods)> _routes =
        [.. rules.All.Where(r => r.IsApi && r.Route != UnknownPath.Route).Select(r => (new TemplateMatcher(TemplateParser.Parse(r.Route), []), r.Methods))];

    /// <summary>The methods that a path is served by, in upper case and in order; none for a path that nothing serves.</summary>
    /// <param name="path">The path below <c>api/</c>, such as <c>proposals</c>; case and a slash at its end make no difference.</param>
    public IReadOnlyList<string> MethodsAt(string? path)
    {
        var below = "/" + path?.Trim('/');
        return [.. _routes.Where(r => r.Path.TryMatch(below, [])).SelectMany(r => r.Methods).Distinct().Order(StringComparer.Ordinal)];
    }
}
