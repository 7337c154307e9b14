using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Http;

/// <summary>A request's path as the resource it names: routing takes no notice of case, nor of a slash at its end.</summary>
internal static class RequestPath
{
    /// <summary>The path in lower case, without a slash at its end.</summary>
    public static string Of(HttpRequest request) => (request.Path.Value ?? string.Empty).TrimEnd('/').ToLowerInvariant();
}
