using Dtks.LocalCosmos.Faults;
using Dtks.LocalCosmos.Metering;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Pipeline;

/// <summary>The meter and the faults over HTTP, beside the protocol's own paths.</summary>
internal sealed class LocalPaths(UsageMeter usage, FaultInjector faults)
{
    private const string UsagePath = "/_local/usage";
    private const string FaultsPath = "/_local/faults";

    public bool Serves(PathString path) => path == UsagePath || path == FaultsPath;

    public async Task HandleAsync(HttpContext context)
    {
        switch (context.Request.Path.Value, context.Request.Method)
        {
            case (UsagePath, "GET"):
                await WriteAsync(context, 200, usage.Read().ToJson());
                break;
            case (UsagePath, "DELETE"):
                usage.Reset();
                context.Response.StatusCode = 204;
                break;
            case (FaultsPath, "GET"):
                await WriteAsync(context, 200, faults.ToJson());
                break;
            case (FaultsPath, "DELETE"):
                faults.Clear();
                context.Response.StatusCode = 204;
                break;
            case (FaultsPath, "POST"):
                await AddAsync(context);
                break;
            default:
                context.Response.StatusCode = 405;
                break;
        }
    }

    private async Task AddAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        try
        {
            faults.AddJson(await reader.ReadToEndAsync(context.RequestAborted));
            await WriteAsync(context, 201, faults.ToJson());
        }
        catch (FormatException e)
        {
            await WriteAsync(context, 400, new JObject { ["code"] = "BadRequest", ["message"] = e.Message }.ToString());
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
