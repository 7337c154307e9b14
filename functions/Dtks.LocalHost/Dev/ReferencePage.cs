using Dtks.LocalHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/reference</c>: the API's document to read, and to try. Nothing of it is asked of another server.</summary>
internal static class ReferencePage
{
    private const string Path = "/dev/reference";

    /// <summary>Maps the page and its script, which comes with the host.</summary>
    public static void MapReference(this IEndpointRouteBuilder routes) => routes.MapScalarApiReference(Path, options =>
    {
        options.Title = "DTKS";
        options.OpenApiRoutePattern = "/api/openapi.json";
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.HideClientButton = true;
        options.DisableAgent();
        options.DisableMcp();
    }).WithMetadata(new DevPath());
}
