using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way from an invocation to its HTTP exchange. Source: Worker.Extensions.Http.AspNetCore 2.1.1.</summary>
public static class FunctionContextExtensions
{
    // The real extension keeps the exchange under the same key.
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>The HTTP exchange of an invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The exchange, or null when something else than HTTP triggered the invocation.</returns>
    public static HttpContext? GetHttpContext(this FunctionContext context)
        => context.Items.TryGetValue(HttpContextKey, out var value) ? value as HttpContext : null;
}
