using Dtks.LocalHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>How a <c>/dev</c> path is mapped and answered.</summary>
internal static partial class DevEndpoints
{
    /// <summary>Maps one method of one path; the handler gives the JSON to answer, or null for 204.</summary>
    public static void MapDev(this IEndpointRouteBuilder routes, string method, string path, Func<HttpContext, Task<JToken?>> handler)
        => routes.MapMethods(path, [method], (RequestDelegate)(http => ServeAsync(http, handler))).WithMetadata(new DevPath());

    private static async Task ServeAsync(HttpContext http, Func<HttpContext, Task<JToken?>> handler)
    {
        try
        {
            DevOrigin.Check(http.Request);
            var answer = await handler(http);
            if (answer is null)
            {
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(answer.ToString(Formatting.None), http.RequestAborted);
        }
        catch (DevProblemException e)
        {
            await e.Problem.WriteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            LogFailed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Dtks.LocalHost.Dev"), e, http.Request.Path);
            await Internal.WriteAsync(http);
        }
    }

    private static readonly HostProblem Internal = new(
        StatusCodes.Status500InternalServerError,
        "internal",
        new BilingualText("Terjadi kesalahan pada host. Lihat log host.", "Something went wrong in the host. See its log."));

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string path);
}
