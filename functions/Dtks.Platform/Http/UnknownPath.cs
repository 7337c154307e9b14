using Dtks.Platform.Access;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Http;

/// <summary>
/// Answers what no other function of the API serves with a problem: 404, or 405 with the methods that the path has. Without it the Functions host
/// answers an empty 404 to both.
/// </summary>
public sealed class UnknownPath(ServedRoutes routes, MessageCatalogue messages)
{
    /// <summary>Every path of the API, below its prefix; a route that says more goes before it.</summary>
    internal const string Route = "{*path}";

    /// <summary>404 or 405.</summary>
    [Function(nameof(UnknownPath))]
    [Public]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = AccessRule.ApiPrefix + Route)] HttpRequest request, string? path)
    {
        var methods = routes.MethodsAt(path);
        if (methods.Count == 0)
        {
            return new ProblemResult(new Problem(404, "path.notFound"), messages);
        }

        request.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        return new ProblemResult(new Problem(405, "path.methodNotAllowed", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", methods) }), messages);
    }
}
