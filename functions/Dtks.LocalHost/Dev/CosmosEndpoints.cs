using Dtks.LocalCosmos;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/cosmos</c>: what requests to the database cost, and faults on demand.</summary>
internal sealed class CosmosEndpoints(HostParts parts)
{
    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("GET", "/dev/cosmos/usage", _ => Task.FromResult<JToken?>(new JRaw(Gateway().Usage.Read().ToJson())));
        routes.MapDev("DELETE", "/dev/cosmos/usage", _ => Nothing(Gateway().Usage.Reset));
        routes.MapDev("GET", "/dev/cosmos/faults", _ => Task.FromResult<JToken?>(new JRaw(Gateway().Faults.ToJson())));
        routes.MapDev("DELETE", "/dev/cosmos/faults", _ => Nothing(Gateway().Faults.Clear));
        routes.MapDev("POST", "/dev/cosmos/faults", AddFaultAsync);
    }

    private async Task<JToken?> AddFaultAsync(HttpContext http)
    {
        var gateway = Gateway();
        var body = await DevBody.ReadAsync(http);
        try
        {
            gateway.Faults.AddJson(body.ToString(Formatting.None));
            return new JRaw(gateway.Faults.ToJson());
        }
        catch (FormatException e)
        {
            throw DevProblemException.Bad("fault.invalid", null, $"Gangguan ini tidak sah: {e.Message}", $"The fault is not valid: {e.Message}");
        }
    }

    private static Task<JToken?> Nothing(Action action)
    {
        action();
        return Task.FromResult<JToken?>(null);
    }

    private CosmosGateway Gateway() => parts.LocalCosmos ?? throw new DevProblemException(new HostProblem(
        StatusCodes.Status409Conflict,
        "cosmos.notLocal",
        new BilingualText(
            "Host ini memakai basis data lain. Jalankan tanpa --cosmos.",
            "This host uses another database. Start it without --cosmos.")));
}
